// The waiting list of a session, which one may join while all seats are taken.
import { send, Sheet } from '../api.js';
import { byId, write } from '../dom.js';
import { reason } from '../forms.js';
import { holdButton } from '../hold.js';
import { number, say } from '../language.js';
import { session as visitor } from '../session.js';
import { MOST } from './seats.js';
import { signInFirst } from './visitor.js';

/** A feed: how many wait, and one's own place among them. */
export class WaitingList {
  #path = null;
  #list = null;
  #isSoldOut = false;
  #refusal = '';
  #form = byId('cinema-wait');
  #told = byId('cinema-waits');
  #leave = holdButton('', () => this.#change('DELETE'), { class: 'plain' });

  constructor() {
    this.#form.elements.seats.append(...Array.from({ length: MOST }, (_, at) => new Option(number(at + 1), at + 1)));
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#join();
    });
    this.#told.after(this.#leave);
  }

  of(sessionId) {
    this.#path = `/api/sessions/${sessionId}/waiting-list`;
    this.#list = sessionId && new Sheet(this.#path);
    this.#refusal = '';
  }

  /** One may wait still while some seats are free, but for too few. */
  async refresh() {
    if (!visitor.user || !this.#list) return false;
    const known = this.#list.content;
    return !known || known.own || this.#isSoldOut ? this.#list.refresh() : false;
  }

  show(isSoldOut = this.#isSoldOut) {
    this.#isSoldOut = isSoldOut;
    const { waiting, own } = this.#list.content ?? { waiting: 0, own: null };
    this.#form.hidden = !isSoldOut || own !== null;
    this.#leave.hidden = own === null;
    write(this.#leave.firstChild, say('cinema.stopWaiting'));
    const others = isSoldOut && waiting ? say('cinema.othersWait', { n: waiting }) : '';
    write(this.#told, own ? say('cinema.waits', { n: own.seats, ahead: number(own.ahead) }) : this.#refusal || others);
  }

  #join() {
    if (visitor.user) this.#change('POST', { seats: Number(this.#form.elements.seats.value) });
    else signInFirst(() => this.#join());
  }

  async #change(method, body) {
    const list = this.#list;
    const button = this.#form.querySelector('button');
    button.disabled = true;
    this.#refusal = '';
    try {
      await send(method, this.#path, body);
    } catch (e) {
      if (list === this.#list) this.#refusal = reason(e);
    }
    await list.refresh().catch(e => console.info('Not read again:', e.message));
    button.disabled = false;
    this.show();
  }
}
