// Seats are chosen and held, in one's turn where the session has a waiting room: by guests and at the counter.
import { send } from '../api.js';
import { write } from '../dom.js';
import { reason } from '../forms.js';
import { say } from '../language.js';
import { price } from './price.js';
import { names, SeatMap, total } from './seats.js';
import { inTurn } from './turn.js';

export class Choice {
  #map;
  #words;
  #button;
  #refusal;
  #sessionId = null;
  #asking = null; // the session whose seats are asked for
  isSoldOut = false;

  /** @param nodes for the `map`, for what is chosen in `words`, the `button` that holds it, and for a `refusal` */
  constructor({ map, words, button, refusal }) {
    this.#map = new SeatMap(map, () => this.#tell());
    this.#words = words;
    this.#button = button;
    this.#refusal = refusal;
  }

  /** Of another session nothing is chosen yet. */
  of(sessionId) {
    this.#sessionId = sessionId;
    this.isSoldOut = false;
    this.#map.clear();
    this.#refuse(null);
    this.#tell();
  }

  retell() {
    this.#map.retell();
  }

  show(seats, currency) {
    this.isSoldOut = seats.length > 0 && seats.every(({ status }) => status !== 'available');
    this.#map.show(seats, currency);
    this.#tell();
  }

  /** Whether what is chosen is held now, so that nothing is chosen any more. */
  async hold() {
    const sessionId = this.#sessionId;
    const isWanted = () => sessionId === this.#sessionId;
    const seatIds = this.#map.chosen.map(({ id }) => id);
    const reserve = headers => send('POST', `/api/sessions/${sessionId}/reservations`, { seatIds }, headers);
    this.#asking = sessionId;
    this.#refuse(null);
    this.#tell();
    try {
      await inTurn(sessionId, reserve, words => write(this.#words, words), isWanted);
      if (isWanted()) this.#map.forget();
      return true;
    } catch (e) {
      if (isWanted()) this.#refuse(e);
      return false;
    } finally {
      if (this.#asking === sessionId) this.#asking = null;
      this.#tell();
    }
  }

  /** What is chosen, in words, and what it costs. */
  #tell() {
    const isAsking = this.#asking !== null && this.#asking === this.#sessionId;
    const { chosen } = this.#map;
    this.#button.hidden = this.isSoldOut;
    this.#button.disabled = isAsking || chosen.length === 0;
    if (!isAsking) write(this.#words, this.#told(chosen));
  }

  #told(chosen) {
    if (!this.#sessionId) return '';
    if (this.isSoldOut) return say('cinema.allTaken');
    if (chosen.length === 0) return say('cinema.choose');
    return say('cinema.chosen', { seats: names(chosen), price: price(total(chosen), this.#map.currency) });
  }

  #refuse(e) {
    this.#refusal.hidden = e === null;
    write(this.#refusal, e ? reason(e) : '');
  }
}
