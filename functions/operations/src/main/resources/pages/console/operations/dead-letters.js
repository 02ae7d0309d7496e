// Messages that could not be applied: what they say, why, and sending them again.
import { Feed, keyring, send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { commanded, reason } from '../forms.js';
import { language, moment, number, say } from '../language.js';
import { may } from '../may.js';
import { Following } from '../poller.js';

const PACE_MS = { atMostEveryMs: 3000, atLeastEveryMs: 300_000 }; // a look takes a second, and hides them from others

export class DeadLetters {
  #feed = new Feed('/api/dead-letters', { most: 1 }); // who has more than a page has one fault: mend it and send these
  #count = el('span', { class: 'count' });
  #list = el('ul', { class: 'letters' });
  #rows = new Rows(this.#list, () => new Letter());
  #none = el('p', { class: 'quiet', 'data-say': 'operations.noDeadLetters' });
  #all = el('button', { type: 'button', class: 'plain', onclick: () => this.#redriveAll() });
  #told = el('span', { class: 'quiet', role: 'status' });

  /** @param health which knows how many there are */
  constructor(health) {
    this.feed = new Following(this.#feed, health, PACE_MS);
    const title = el('h3', {}, el('span', { 'data-say': 'operations.deadLetters' }), ' ', this.#count);
    this.node = el('section', {}, title, this.#list, this.#none, el('p', {}, this.#all, ' ', this.#told));
  }

  get #letters() {
    return this.#feed.items;
  }

  show() {
    const letters = this.#letters;
    this.#rows.show(letters, ({ id }) => id);
    write(this.#count, letters.length ? `${number(letters.length)}${this.#feed.hasMore ? '+' : ''}` : '');
    this.#none.hidden = !this.#feed.isKnown || letters.length > 0;
    this.#all.hidden = letters.length < 2 || !may('RedriveDeadLetter');
    write(this.#all, say('operations.redriveAll'));
  }

  /** One after the other; the first that is refused ends it. */
  async #redriveAll() {
    this.#all.disabled = true;
    let done = 0;
    try {
      for (const letter of this.#letters) {
        await redrive(letter);
        done++;
        write(this.#told, say('operations.redriven', { n: done }));
      }
    } catch (e) {
      write(this.#told, reason(e));
    } finally {
      this.#all.disabled = false;
      commanded();
    }
  }
}

class Letter {
  #letter;
  #seen = '';
  #queue = el('b', {});
  #since = el('span', { class: 'quiet' });
  #why = el('p', {});
  #summary = el('summary', {});
  #body = el('pre', { tabindex: '0' });
  #redrive = el('button', { type: 'button', onclick: () => this.#send() });
  #told = el('span', { class: 'quiet', role: 'status' });

  constructor() {
    this.#redrive.hidden = !may('RedriveDeadLetter');
    const details = el('details', {}, this.#summary, this.#body);
    this.node = el('li', {}, el('p', {}, this.#queue, ' ', this.#since), this.#why, details, el('p', {}, this.#redrive, ' ', this.#told));
  }

  show(letter) {
    const seen = language() + letter.id;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#letter = letter;
    write(this.#queue, letter.queue);
    write(this.#since, moment(new Date(letter.since)));
    write(this.#why, letter.reason);
    write(this.#summary, say('operations.message'));
    write(this.#body, pretty(letter.body));
    write(this.#redrive, say('operations.redrive'));
  }

  async #send() {
    this.#redrive.disabled = true;
    try {
      await redrive(this.#letter);
      write(this.#told, say('operations.redriven', { n: 1 }));
      commanded();
    } catch (e) {
      write(this.#told, reason(e));
    } finally {
      this.#redrive.disabled = false;
    }
  }
}

const redrive = ({ id }) => send('POST', `/api/dead-letters/${encodeURIComponent(id)}/redrive`, undefined, keyring()(id));

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // it may have been dead-lettered for just that
  }
}
