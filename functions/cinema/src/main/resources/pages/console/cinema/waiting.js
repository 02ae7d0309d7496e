// Where seats are wanted by more than there are: the waiting list of a session that is sold out, and its waiting room.
import { send } from '../api.js';
import { byId, write } from '../dom.js';
import { reason } from '../forms.js';
import { number, say } from '../language.js';
import { session as visitor } from '../session.js';
import { MOST } from './seats.js';
import { signInFirst } from './visitor.js';

const PASS = 'Waiting-Room-Pass';

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

const passes = new Map(); // by session
const seconds = s => new Promise(done => setTimeout(done, s * 1000));

/**
 * Makes a call with the pass of the waiting room where a session has one, as soon as it is one's turn.
 *
 * @param call gets the headers
 * @param tell gets the words for how long it takes
 * @param isWanted whether to go on waiting
 */
export async function inTurn(sessionId, call, tell, isWanted) {
  let entered = false;
  for (;;) {
    const pass = passes.get(sessionId);
    try {
      return await call(pass ? { [PASS]: pass.pass } : {});
    } catch (e) {
      if (e.code === 'waiting-room-first' && !entered) {
        entered = true;
        passes.set(sessionId, (await send('POST', `/api/sessions/${sessionId}/waiting-room`)).content);
      } else if (e.code === 'not-your-turn' && e.retryAfter && isWanted()) {
        tell(say('cinema.turn', { place: number(pass.place), seconds: number(e.retryAfter) }));
        await seconds(e.retryAfter);
      } else {
        throw e;
      }
    }
  }
}
