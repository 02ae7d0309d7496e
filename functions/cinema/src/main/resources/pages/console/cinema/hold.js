// Seats that one holds: how long still, and the buttons to pay for them or to let them go.
import { send } from '../api.js';
import { el, write } from '../dom.js';
import { reason } from '../forms.js';
import { say } from '../language.js';
import { price } from './price.js';
import { names } from './seats.js';

const ONLINE = { word: 'cinema.pay', call: 'confirm' };

export class Hold {
  #reservation;
  #then;
  #ways;
  #what = el('b');
  #left = el('span', { role: 'timer' });
  #refusal = el('span', { class: 'refusal', role: 'alert' });
  #letGo = el('button', { type: 'button', class: 'plain', onclick: () => this.#try('DELETE', `/api/reservations/${this.#reservation.id}`) });

  /**
   * @param then called when it is paid or let go
   * @param ways to pay, a button for each, of `{word, call, body}`
   */
  constructor(then, ways = [ONLINE]) {
    this.#then = then;
    this.#ways = ways.map(({ word, call, body }) => {
      const pay = () => this.#try('POST', `/api/payments/${this.#reservation.payment.id}/${call}`, body);
      return { word, button: el('button', { type: 'button', class: 'primary', onclick: pay }) };
    });
    const buttons = this.#ways.flatMap(({ button }) => [button, ' ']);
    this.node = el('li', {}, el('p', {}, this.#what, ' ', this.#left), el('p', {}, ...buttons, this.#letGo, ' ', this.#refusal));
  }

  get reservation() {
    return this.#reservation;
  }

  show(reservation) {
    this.#reservation = reservation;
    write(this.#what, names(reservation.seats));
    for (const { word, button } of this.#ways) write(button, say(word, { price: price(reservation.totalInCents, reservation.currency) }));
    write(this.#letGo, say('cinema.letGo'));
    this.tick();
  }

  tick() {
    const seconds = Math.max(0, Math.ceil((new Date(this.#reservation.expiresAt) - Date.now()) / 1000));
    write(this.#left, seconds ? say('cinema.heldFor', { seconds }) : say('cinema.holdIsOver'));
  }

  async #try(method, path, body) {
    const buttons = [...this.node.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    try {
      const { content } = await send(method, path, body);
      write(this.#refusal, content.status === 'REFUNDED' ? say('cinema.paidBack') : '');
    } catch (e) {
      write(this.#refusal, reason(e));
    }
    for (const button of buttons) button.disabled = false;
    this.#then();
  }
}
