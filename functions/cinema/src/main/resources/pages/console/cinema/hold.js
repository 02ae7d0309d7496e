// Seats that one holds: how long still, and the buttons to pay for them or to let them go.
import { send } from '../api.js';
import { el, write } from '../dom.js';
import { reason } from '../forms.js';
import { say } from '../language.js';
import { price } from './price.js';
import { names } from './seats.js';

export class Hold {
  #reservation;
  #then;
  #word;
  #what = el('b');
  #left = el('span', { role: 'timer' });
  #refusal = el('span', { class: 'refusal', role: 'alert' });
  #pay = el('button', { type: 'button', class: 'primary', onclick: () => this.#try('POST', `/api/payments/${this.#reservation.payment.id}/confirm`) });
  #letGo = el('button', { type: 'button', class: 'plain', onclick: () => this.#try('DELETE', `/api/reservations/${this.#reservation.id}`) });

  /**
   * @param then called when it is paid or let go
   * @param word of the button that pays
   */
  constructor(then, word = 'cinema.pay') {
    this.#then = then;
    this.#word = word;
    this.node = el('li', {}, el('p', {}, this.#what, ' ', this.#left), el('p', {}, this.#pay, ' ', this.#letGo, ' ', this.#refusal));
  }

  get reservation() {
    return this.#reservation;
  }

  show(reservation) {
    this.#reservation = reservation;
    write(this.#what, names(reservation.seats));
    write(this.#pay, say(this.#word, { price: price(reservation.totalInCents, reservation.currency) }));
    write(this.#letGo, say('cinema.letGo'));
    this.tick();
  }

  tick() {
    const seconds = Math.max(0, Math.ceil((new Date(this.#reservation.expiresAt) - Date.now()) / 1000));
    write(this.#left, seconds ? say('cinema.heldFor', { seconds }) : say('cinema.holdIsOver'));
  }

  async #try(method, path) {
    this.#pay.disabled = this.#letGo.disabled = true;
    try {
      const { content } = await send(method, path);
      write(this.#refusal, content.status === 'REFUNDED' ? say('cinema.paidBack') : '');
    } catch (e) {
      write(this.#refusal, reason(e));
    }
    this.#pay.disabled = this.#letGo.disabled = false;
    this.#then();
  }
}
