// The audit log: every command that was tried, in the last day or in a time that is chosen.
import { Feed, send } from '../api.js';
import { csv, download } from '../download.js';
import { el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { clock, fromInput, label, language, moment, say, toInput } from '../language.js';
import { may } from '../may.js';
import { finds } from '../search.js';
import { aDayAgo } from './seals.js';
import { today } from '../venue.js';

const PAGE = 50;
const FEW = 20; // so many are looked for, in at most so many pages
const MOST_PAGES = 20;
const ID = /[0-9a-f]{8}-[0-9a-f-]{23}([0-9a-f]{4})/g; // of which the end is enough to tell one from another

export class Audit {
  #entries = [];
  #next = null;
  #asked = 0;
  #found = 0;
  #from = el('input', { type: 'datetime-local', onchange: () => this.#load() });
  #to = el('input', { type: 'datetime-local', onchange: () => this.#load() });
  #search = el('input', { type: 'search', 'data-hint': 'operations.findInAudit', oninput: () => this.show(), onchange: () => this.#seek() });
  #outcome = el('select', { onchange: () => this.#seek() });
  #csv = el('button', { type: 'button', class: 'plain', onclick: () => this.#save() });
  #refusal = el('p', { class: 'refusal', role: 'alert', hidden: true });
  #list = el('ol', { class: 'audit' });
  #rows = new Rows(this.#list, () => new Entry());
  #none = el('p', { class: 'quiet' });
  #more = el('button', { type: 'button', class: 'plain', onclick: () => this.#older() });

  constructor() {
    this.#from.value = aDayAgo();
    const filter = el(
      'form',
      { class: 'range', role: 'search' },
      el('label', {}, el('span', { 'data-say': 'operations.from' }), this.#from),
      el('label', {}, el('span', { 'data-say': 'operations.to' }), this.#to),
      el('label', {}, el('span', { 'data-say': 'operations.outcomeOf' }), this.#outcome),
      el('label', { class: 'grows' }, el('span', { 'data-say': 'operations.findInAudit' }), this.#search),
      this.#csv,
    );
    filter.addEventListener('submit', event => event.preventDefault());
    this.node = el('section', {}, el('h3', { 'data-say': 'operations.auditLog' }), filter, this.#refusal, this.#list, this.#none, this.#more);
  }

  /** As it is now; names of people as soon as they are known. */
  async watch() {
    await Promise.all([this.#load(), learnNames()]);
    this.show();
  }

  show() {
    this.#offerOutcomes();
    const matches = finds(this.#search.value);
    const wanted = this.#outcome.value;
    const found = this.#entries.filter(entry => (!wanted || entry.outcome === wanted) && matches(...wordsOf(entry)));
    this.#found = found.length;
    this.#rows.show(found, ({ key }) => key);
    this.#list.classList.toggle('dated', found.some(({ time }) => time && !isToday(new Date(time))));
    this.#none.hidden = found.length > 0;
    write(this.#none, say(this.#next ? 'operations.noneOfThese' : 'operations.noAudit'));
    this.#more.hidden = !this.#next;
    write(this.#more, say('operations.olderAudit'));
    write(this.#csv, say('operations.asCsv'));
  }

  #offerOutcomes() {
    if (this.#outcome.lang === language()) return;
    const chosen = this.#outcome.value;
    this.#outcome.replaceChildren(...['', 'accepted', 'refused', 'replayed'].map(value => new Option(say(`audit.${value || 'all'}`), value)));
    this.#outcome.value = chosen;
    this.#outcome.lang = language();
    label(this.node);
  }

  async #load() {
    this.#entries = [];
    this.#next = null;
    await this.#read(null);
    this.show();
  }

  /** One page; a second click meanwhile would ask for the same. */
  async #older() {
    this.#more.disabled = true;
    await this.#read(this.#next);
    this.#more.disabled = false;
    this.show();
  }

  /** What is rare stands further back. */
  async #seek() {
    this.show();
    for (let pages = 0; pages < MOST_PAGES && this.#next && this.#found < FEW && this.#refusal.hidden; pages++) await this.#older();
  }

  async #read(cursor) {
    const asked = ++this.#asked;
    const [from, to] = [this.#from.value || aDayAgo(), this.#to.value];
    const query = new URLSearchParams({ from: fromInput(from), ...(to && { to: fromInput(to) }), limit: PAGE, ...(cursor && { cursor }) });
    try {
      const { content } = await send('GET', `/api/audit?${query}`);
      if (asked !== this.#asked) return; // another time was chosen meanwhile
      this.#entries = [...this.#entries, ...content.items.map(entryOf)];
      this.#next = content.nextCursor ?? null;
      this.#refusal.hidden = true;
    } catch (e) {
      write(this.#refusal, e.fields?.from ? say('operations.tooLong') : reason(e));
      this.#refusal.hidden = false;
    }
  }

  /** All of that time, not only what is shown. */
  async #save() {
    this.#csv.disabled = true;
    while (this.#next && this.#refusal.hidden) await this.#read(this.#next);
    this.#csv.disabled = false;
    this.show();
    const head = ['time', 'who', 'command', 'outcome', 'status', 'problem', 'method', 'path', 'address'];
    const rows = this.#entries.map(e => [e.time, nameOf(e.actor), e.command, e.outcome, e.status, e.problemCode, e.method, e.path, e.sourceIp]);
    download(`lunapark-audit-${this.#from.value.slice(0, 10)}.csv`, 'text/csv', csv([head, ...rows]));
  }
}

class Entry {
  #seen = '';
  #when = el('time', {});
  #who = el('span', { class: 'who' });
  #what = el('b', {});
  #outcome = el('span', { class: 'badge' });
  #where = el('span', { class: 'quiet path' });

  constructor() {
    this.node = el('li', {}, this.#when, this.#who, el('span', {}, this.#what, ' ', this.#outcome), this.#where);
  }

  show(entry) {
    const who = nameOf(entry.actor);
    const seen = language() + who;
    if (seen === this.#seen) return;
    this.#seen = seen;
    write(this.#when, entry.time ? timeOf(new Date(entry.time)) : '');
    this.#when.dateTime = entry.time ?? '';
    write(this.#who, who);
    write(this.#what, entry.command ?? say('operations.unreadable'));
    const well = ['accepted', 'replayed'].includes(entry.outcome);
    this.#outcome.className = `badge ${well ? 'ok' : 'critical'}`;
    const known = say.has(`audit.${entry.outcome}`) ? say(`audit.${entry.outcome}`) : (entry.outcome ?? '');
    write(this.#outcome, [known, entry.problemCode].filter(Boolean).join(': '));
    write(this.#where, `${entry.method ?? ''} ${(entry.path ?? '').replace(ID, '…$1')}`);
    this.#where.title = entry.path ?? '';
  }
}

const isToday = date => toInput(date).startsWith(today());
const timeOf = date => (isToday(date) ? clock(date) : moment(date));
const entryOf = ({ id, time, recordedAt, actor, tried }, at) => ({ ...tried, key: id ?? `${recordedAt}-${at}`, time: time ?? recordedAt, actor });
const wordsOf = ({ actor, command, problemCode, path, sourceIp }) => [nameOf(actor), command, problemCode, path, sourceIp];

const staff = new Feed('/api/staff');

async function learnNames() {
  if (may('ListStaff')) await staff.refresh().catch(e => console.info('No names:', e.message));
}

/** Of somebody at work here; else the id that is in the log. */
function nameOf(actor) {
  const id = actor?.replace(/^user[:/]/, '');
  return staff.items.find(one => one.id === id)?.name ?? actor ?? '';
}
