// Polls the API, says when the connection is lost, and recovers by itself.
import { SignedOut } from './session.js';

const SEEN_MS = 600; // with an answer in some milliseconds a change is on the page well within a second
const HIDDEN_MS = 10_000; // the tab is hidden
const LOST_MS = [700, 1000, 2000, 3000]; // from the first failure on; the last one is kept

/** A feed that is asked less often than in every round. */
export class Seldom {
  #feed;
  #everyMs;
  #due = 0;

  constructor(feed, everyMs) {
    this.#feed = feed;
    this.#everyMs = everyMs;
  }

  /** In the next round. */
  soon() {
    this.#due = 0;
  }

  set everyMs(ms) {
    if (ms < this.#everyMs) this.soon();
    this.#everyMs = ms;
  }

  async refresh() {
    if (Date.now() < this.#due) return false;
    const news = await this.#feed.refresh();
    this.#due = Date.now() + this.#everyMs;
    return news;
  }
}

/**
 * Polls the feeds; which ones may change while it does. `changed()` after any news, `lost(since, why)` at every failure,
 * `found()` at the first answer, and when it works again.
 */
export class Poller {
  #feeds;
  #told;
  #failures = 0;
  #heldOffMs = 0; // the API said how long
  #since = null;
  #fresh = true;
  #round = null;
  #wake = () => {};

  constructor(feeds, told) {
    this.#feeds = feeds;
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.now());
    window.addEventListener('online', () => this.now());
  }

  /** Asks at once instead of in the next round. */
  now() {
    this.#wake();
  }

  /** Stops the round before, if there is one. */
  async start() {
    const round = (this.#round = {});
    this.#fresh = true;
    while (this.#round === round) {
      await this.#ask();
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

  /** What is new is shown even where another feed gives no answer. */
  async #ask() {
    const rounds = await Promise.allSettled(this.#feeds.map(feed => feed.refresh()));
    const failures = rounds.filter(({ status }) => status === 'rejected').map(round => round.reason);
    if (failures.some(e => e instanceof SignedOut)) return; // not a fault of the connection
    if (failures.length) this.#lost(failures[0]);
    else this.#found();
    if (rounds.some(({ value }) => value)) this.#told.changed();
  }

  #lost(why) {
    console.info('No answer:', why.message);
    this.#since ??= new Date();
    this.#failures++;
    this.#told.lost(this.#since, why);
    this.#heldOffMs = (why.retryAfter ?? 0) * 1000;
  }

  #found() {
    if (this.#since || this.#fresh) this.#told.found();
    this.#since = null;
    this.#fresh = false;
    this.#failures = 0;
    this.#heldOffMs = 0;
  }

  #pause() {
    if (document.hidden) return HIDDEN_MS;
    const pause = this.#failures ? LOST_MS[Math.min(this.#failures, LOST_MS.length) - 1] : SEEN_MS;
    return Math.max(pause, this.#heldOffMs);
  }
}
