// The waiting list of a session that is sold out.
import { send } from '../api.js';
import { byId, write } from '../dom.js';
import { reason } from '../forms.js';
import { number, say } from '../language.js';
import { session as visitor } from '../session.js';
import { MOST } from './seats.js';
import { signInFirst } from './visitor.js';

/** Shown instead of the button that holds seats, while none is free. */
export class WaitingList {
  #sessionId = null;
  #form = byId('cinema-wait');
  #answer = byId('cinema-waits');

  constructor() {
    this.#form.elements.seats.append(...Array.from({ length: MOST }, (_, at) => new Option(number(at + 1), at + 1)));
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#join();
    });
  }

  show(sessionId, soldOut) {
    if (sessionId !== this.#sessionId) write(this.#answer, '');
    this.#sessionId = sessionId;
    this.#form.hidden = !soldOut;
  }

  async #join() {
    if (!visitor.user) {
      signInFirst(() => this.#join());
      return;
    }
    const button = this.#form.querySelector('button');
    button.disabled = true;
    try {
      const seats = Number(this.#form.elements.seats.value);
      const { content } = await send('POST', `/api/sessions/${this.#sessionId}/waiting-list`, { seats });
      write(this.#answer, say('cinema.waits', { n: content.seats, ahead: number(content.ahead) }));
    } catch (e) {
      write(this.#answer, reason(e));
    }
    button.disabled = false;
  }
}
