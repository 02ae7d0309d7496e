// The pulse of the page: asks again and again, says when the link is lost, and finds back by itself.
import { SignedOut } from './session.js';

const SEEN_MS = 600; // with an answer in some milliseconds a change is on the page well within a second
const HIDDEN_MS = 10_000; // nobody looks
const LOST_MS = [700, 1000, 2000, 3000]; // from the first failure on; the last one is kept

/** Polls the feeds. `changed()` after any news, `lost(since, why)` at every failure, `found()` when it works again. */
export class Pulse {
  #feeds;
  #told;
  #failures = 0;
  #heldOffMs = 0; // the API said how long
  #since = null;
  #round = null;
  #wake = () => {};

  constructor(feeds, told) {
    this.#feeds = feeds;
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.now());
    window.addEventListener('online', () => this.now());
  }

  /** Asks at once instead of at the next beat. */
  now() {
    this.#wake();
  }

  /** Stops the round before, if there is one. */
  async start() {
    const round = (this.#round = {});
    while (this.#round === round) {
      await this.#beat();
      await new Promise(done => {
        const timer = setTimeout(done, this.#pause());
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  }

  stop() {
    this.#round = null;
    this.#wake();
  }

  async #beat() {
    let news;
    try {
      news = (await Promise.all(this.#feeds.map(feed => feed.refresh()))).includes(true);
    } catch (e) {
      if (e instanceof SignedOut) return; // no matter of the link
      console.info('No answer:', e.message);
      this.#since ??= new Date();
      this.#failures++;
      this.#told.lost(this.#since, e);
      this.#heldOffMs = (e.retryAfter ?? 0) * 1000;
      return;
    }
    if (this.#since) this.#told.found();
    this.#since = null;
    this.#failures = 0;
    this.#heldOffMs = 0;
    if (news) this.#told.changed();
  }

  #pause() {
    if (document.hidden) return HIDDEN_MS;
    const pause = this.#failures ? LOST_MS[Math.min(this.#failures, LOST_MS.length) - 1] : SEEN_MS;
    return Math.max(pause, this.#heldOffMs);
  }
}
