// Polls the API, says when the connection is lost, and recovers by itself. All pollers of a tab share one pace.
import { SignedOut } from './session.js';
import { traffic } from './wire.js';

const SEEN_MS = 800; // with an answer in some milliseconds a change is on the page well within a second
const HIDDEN_MS = 60_000; // the tab is hidden: enough for the number in its title
const LOST_MS = [700, 1000, 2000, 3000]; // from the first failure on; the last one is kept
const CALLS_PER_S = 2; // of a tab, in the long run: eight screens of an account stay below RequestsPerMinutePerUser
const CALLS_AT_ONCE = 60; // what a page asks for when it is opened

/** How fast this tab may ask, and whether the API has told it to wait. */
const pace = {
  heldOffUntil: 0,
  since: performance.now(),
  known: 0, // calls that are counted
  spare: CALLS_AT_ONCE,

  /** Until it may ask again. */
  get waitMs() {
    const now = performance.now();
    this.spare = Math.min(CALLS_AT_ONCE, this.spare + ((now - this.since) / 1000) * CALLS_PER_S) - (traffic.calls - this.known);
    this.since = now;
    this.known = traffic.calls;
    return Math.max(0, (-this.spare / CALLS_PER_S) * 1000);
  },

  get heldOffMs() {
    return Math.max(0, this.heldOffUntil - Date.now());
  },

  holdOff(seconds) {
    if (seconds) this.heldOffUntil = Math.max(this.heldOffUntil, Date.now() + seconds * 1000);
  },
};

/** A feed that is asked less often than in every round; one of many pages as much less often as it has pages. */
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
    this.#due = Date.now() + this.#everyMs * (this.#feed.pages ?? 1);
    return news;
  }
}

/** A feed that can only have changed when another one has: it is asked in the round after that one's news. */
export class Following {
  #leader;
  #feed;
  #atMostEveryMs;
  #atLeastEveryMs;
  #seen = -1; // changes of the leader
  #asked = 0;

  /** @param leader a feed that is polled as well */
  constructor(feed, leader, { atMostEveryMs, atLeastEveryMs }) {
    this.#feed = feed;
    this.#leader = leader;
    this.#atMostEveryMs = atMostEveryMs;
    this.#atLeastEveryMs = atLeastEveryMs;
  }

  /** In the next round. */
  soon() {
    this.#asked = 0;
  }

  async refresh() {
    const { changes } = this.#leader;
    const age = Date.now() - this.#asked;
    if (age < (changes === this.#seen ? this.#atLeastEveryMs : this.#atMostEveryMs)) return false;
    const news = await this.#feed.refresh();
    this.#seen = changes;
    this.#asked = Date.now();
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
  #urgent;
  #failures = 0;
  #since = null;
  #fresh = true;
  #round = null;
  #wake = () => {};

  /** @param urgent what few calls tell, such as a lockdown: it does not wait for what else the tab asks */
  constructor(feeds, told, urgent = false) {
    this.#feeds = feeds;
    this.#told = told;
    this.#urgent = urgent;
    document.addEventListener('visibilitychange', () => document.hidden || this.now());
    window.addEventListener('online', () => this.now());
  }

  /** Asks at once instead of in the next round, unless the API has told to wait. */
  now() {
    if (!pace.heldOffMs) this.#wake();
  }

  /** Stops the round before, if there is one. */
  async start() {
    const round = (this.#round = {});
    this.#fresh = true;
    if (pace.heldOffMs) await this.#rest(pace.heldOffMs);
    while (this.#round === round) {
      await this.#ask();
      await this.#rest(this.#pause());
    }
  }

  stop() {
    this.#round = null;
    this.#wake();
  }

  #rest(ms) {
    return new Promise(done => {
      const timer = setTimeout(done, ms);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** What is new is shown even where another feed gives no answer. */
  async #ask() {
    const rounds = await Promise.allSettled(this.#feeds.map(feed => feed.refresh()));
    const failures = rounds.filter(({ status }) => status === 'rejected').map(round => round.reason);
    if (failures.some(e => e instanceof SignedOut)) return; // not a fault of the connection
    if (failures.length) this.#lost(failures);
    else this.#found();
    if (rounds.some(({ value }) => value)) this.#tell();
  }

  /** What cannot be shown does not keep the next round from coming. */
  #tell() {
    try {
      this.#told.changed();
    } catch (e) {
      reportError(e);
    }
  }

  #lost(failures) {
    const [why] = failures;
    console.info('No answer:', why.message);
    this.#since ??= new Date();
    this.#failures++;
    this.#told.lost(this.#since, why);
    for (const { retryAfter } of failures) pace.holdOff(retryAfter);
  }

  #found() {
    if (this.#since || this.#fresh) this.#told.found();
    this.#since = null;
    this.#fresh = false;
    this.#failures = 0;
  }

  #pause() {
    const owed = pace.waitMs;
    const usual = this.#failures ? LOST_MS[Math.min(this.#failures, LOST_MS.length) - 1] : SEEN_MS;
    return Math.max(document.hidden ? HIDDEN_MS : usual, pace.heldOffMs, this.#urgent ? 0 : owed);
  }
}
