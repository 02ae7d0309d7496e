// Every attempt at a door, or of a person, newest first: what is new comes by itself.
import { send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { clock, fromInput, label, language, moment, say } from '../language.js';
import { site } from './site.js';
import { whyNot } from './tile.js';

const PAGE = 20;
const DAY_MS = 24 * 3600 * 1000;

export class History {
  #path;
  #of;
  #entries = [];
  #next = null;
  #asked = 0;
  #loaded = false;
  #fresh = new Set(); // ids of what came while somebody looked
  #title = el('h2', {});
  #filter = el('select', { onchange: () => this.#again() });
  #from = el('input', { type: 'datetime-local', onchange: () => this.#again() });
  #to = el('input', { type: 'datetime-local', onchange: () => this.#again() });
  #none = el('p', { class: 'quiet' });
  #list = el('ol', { class: 'entries' });
  #rows = new Rows(this.#list, ({ id }) => new Entry(this.#of, this.#fresh.has(id)));
  #older = el('button', { type: 'button', class: 'plain', onclick: () => this.#readOlder() });

  /** @param of `door` or `person`: what all its entries have in common */
  constructor(path, of) {
    this.#path = path;
    this.#of = of;
    const labelled = (word, input) => el('label', {}, el('span', { 'data-say': word }), input);
    const filter = el('form', { class: 'range' }, labelled('outcome', this.#filter), labelled('historyFrom', this.#from), labelled('historyTo', this.#to));
    filter.addEventListener('submit', event => event.preventDefault());
    this.node = el('section', { class: 'history' }, this.#title, filter, this.#list, this.#none, this.#older);
  }

  /** True when there is something new. */
  async refresh() {
    const asked = this.#asked;
    const { items, nextCursor } = await this.#read();
    if (asked !== this.#asked) return false; // another outcome was chosen meanwhile
    const known = new Set(this.#entries.map(({ id }) => id));
    const fresh = items.filter(({ id }) => !known.has(id));
    if (this.#loaded && fresh.length === 0) return false;
    const gap = fresh.length === items.length && fresh.length === PAGE; // more than a page at once: begin anew
    if (!this.#loaded || gap) this.#next = nextCursor ?? null;
    this.#entries = (gap ? items : [...fresh, ...this.#entries]).toSorted(newestFirst);
    if (this.#loaded) {
      this.#fresh = new Set(fresh.map(({ id }) => id));
      announce(this.#entries[0], this.#of);
    }
    this.#loaded = true;
    return true;
  }

  show() {
    const choices = [['', 'allOutcomes'], ['granted', 'onlyGranted'], ['denied', 'onlyDenied']];
    if (this.#filter.lang !== language()) {
      const chosen = this.#filter.value;
      this.#filter.replaceChildren(...choices.map(([value, word]) => new Option(say(word), value)));
      this.#filter.value = chosen;
      this.#filter.lang = language();
      label(this.node);
    }
    write(this.#title, say('history'));
    write(this.#none, say(this.#filter.value || this.#from.value || this.#to.value ? 'noneOfThose' : 'noEntries'));
    this.#none.hidden = !this.#loaded || this.#entries.length > 0 || Boolean(this.#next);
    write(this.#older, say('showOlder'));
    this.#older.hidden = !this.#next;
    this.#rows.show(this.#entries, ({ id }) => id);
  }

  async #readOlder() {
    const asked = this.#asked;
    this.#older.disabled = true;
    try {
      const { items, nextCursor } = await this.#read(this.#next);
      if (asked !== this.#asked) return;
      const known = new Set(this.#entries.map(({ id }) => id));
      this.#entries = [...this.#entries, ...items.filter(({ id }) => !known.has(id))];
      this.#next = nextCursor ?? null;
      this.show();
    } catch (e) {
      console.info('No older entries:', e.message); // the next round says that the connection is lost
    } finally {
      this.#older.disabled = false;
    }
  }

  async #again() {
    this.#asked++;
    this.#entries = [];
    this.#next = null;
    this.#loaded = false;
    await this.refresh().catch(e => console.info('No history:', e.message)); // the next round asks again
    this.show();
  }

  async #read(cursor = null) {
    const [outcome, from, to] = [this.#filter.value, this.#from.value, this.#to.value];
    const range = { ...(from && { from: fromInput(from) }), ...(to && { to: fromInput(to) }) };
    const query = new URLSearchParams({ limit: PAGE, ...(outcome && { outcome }), ...range, ...(cursor && { cursor }) });
    const { items, nextCursor } = (await send('GET', `${this.#path}?${query}`)).content;
    return { items: items.map(entry => (entry.fault ? { ...entry, id: entry.place, time: entry.time ?? '' } : entry)), nextCursor };
  }
}

class Entry {
  #of;
  #when = el('time', {});
  #who = el('a', {});
  #outcome = el('span', { class: 'badge' });
  #why = el('span', {});
  #where = el('span', { class: 'quiet address' });

  constructor(of, fresh) {
    this.#of = of;
    this.node = el('li', { class: fresh ? 'fresh' : null }, this.#when, this.#who, el('p', {}, this.#outcome, ' ', this.#why), this.#where);
  }

  show(entry) {
    if (entry.fault) {
      write(this.#when, entry.time ? moment(new Date(entry.time)) : '');
      write(this.#outcome, say('unreadableEntry'));
      this.#outcome.className = 'badge critical';
      return;
    }
    const time = new Date(entry.time);
    write(this.#when, Date.now() - time < DAY_MS ? clock(time) : moment(time));
    this.#when.dateTime = entry.time;
    write(this.#who, subject(entry, this.#of));
    this.#who.href = this.#of === 'door' ? `#doors/person/${entry.userId}` : `#doors/door/${entry.doorId}`;
    write(this.#outcome, outcome(entry));
    this.#outcome.className = `badge ${entry.outcome === 'granted' ? 'ok' : 'critical'}`;
    write(this.#why, entry.reason ? whyNot(entry.reason) : entry.passId ? say('byPass') : '');
    write(this.#where, entry.sourceIp);
  }
}

const subject = (entry, of) => (of === 'door' ? site.nameOf(entry.userId) : (entry.doorName ?? say('unknownDoor')));
const outcome = entry => say(entry.outcome === 'granted' ? 'opened' : 'stayedShut');
const newestFirst = (a, b) => b.time.localeCompare(a.time) || b.id.localeCompare(a.id);

function announce(entry, of) {
  if (entry.fault) return;
  write(byId('news'), `${subject(entry, of)}: ${outcome(entry)} ${entry.reason ? whyNot(entry.reason) : ''}`);
}
