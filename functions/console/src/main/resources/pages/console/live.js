// The pulse of the page: asks again and again, says when the link is lost, and finds back by itself.

const SEEN_MS = 600; // with an answer in some milliseconds a change is on the page well within a second
const HIDDEN_MS = 10_000; // nobody looks
const LOST_MS = [700, 1000, 2000, 3000]; // from the first failure on; the last one is kept

/** Polls the feeds. `changed()` after any news, `lost(since)` at every failure, `found()` when it works again. */
export class Pulse {
  #feeds;
  #told;
  #failures = 0;
  #since = null;
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

  async start() {
    for (;;) {
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

  async #beat() {
    let news;
    try {
      news = (await Promise.all(this.#feeds.map(feed => feed.refresh()))).includes(true);
    } catch (e) {
      console.info('No answer:', e.message);
      this.#since ??= new Date();
      this.#failures++;
      this.#told.lost(this.#since);
      return;
    }
    if (this.#since) this.#told.found();
    this.#since = null;
    this.#failures = 0;
    if (news) this.#told.changed();
  }

  #pause() {
    if (document.hidden) return HIDDEN_MS;
    return this.#failures ? LOST_MS[Math.min(this.#failures, LOST_MS.length) - 1] : SEEN_MS;
  }
}
