// Who may open a door, or is a member of a building, and by what.
import { Feed } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { label, language, moment, number, say } from '../language.js';
import { Seldom } from '../poller.js';
import { finds } from '../search.js';
import { inWords } from './schedules.js';
import { site } from './site.js';

const LOOKED_AT_MS = 3000;
const FEW = 15;

export class Holders {
  #feed;
  #polled;
  #heading;
  #ofBuilding; // which is not said once more
  #all = false;
  #title = el('h2', {});
  #count = el('span', { class: 'quiet' });
  #search = el('input', { type: 'search', 'data-hint': 'findPerson', 'aria-label': '', oninput: () => this.show() });
  #list = el('ul', {});
  #rows = new Rows(this.#list, () => new Person());
  #none = el('p', { class: 'quiet' });
  #more = el('button', { type: 'button', class: 'plain', onclick: () => this.#showAll() });

  /** @param heading the word for it */
  constructor(path, heading) {
    this.#ofBuilding = heading === 'members';
    this.#feed = new Feed(path);
    this.#polled = new Seldom(this.#feed, LOOKED_AT_MS);
    this.#heading = heading;
    const title = el('div', { class: 'heading' }, this.#title, this.#count);
    this.node = el('section', { class: 'permissions holders' }, title, this.#search, this.#list, this.#none, this.#more);
  }

  get feed() {
    return this.#polled;
  }

  show() {
    this.node.hidden = !this.#feed.isKnown;
    if (!this.#feed.isKnown) return;
    label(this.node);
    write(this.#title, say(this.#heading));
    this.#search.setAttribute('aria-label', say('findPerson'));
    const people = [...Map.groupBy(this.#feed.items, ({ userId }) => userId)]
      .map(([id, held]) => ({ id, words: held.map(this.#ofBuilding ? asMember : byWhat), name: site.colleague(id)?.name ?? '' }))
      .toSorted((a, b) => !a.name - !b.name || a.name.localeCompare(b.name, language())); // guests come last
    const matches = finds(this.#search.value);
    const found = people.filter(({ name }) => matches(name));
    const shown = this.#all ? found : found.slice(0, FEW);
    this.#rows.show(shown, ({ id }) => id);
    write(this.#count, number(people.length));
    this.#search.hidden = people.length <= FEW;
    this.#none.hidden = found.length > 0;
    write(this.#none, say(people.length ? 'nobodyFound' : 'nobodyHolds'));
    this.#more.hidden = shown.length === found.length;
    write(this.#more, say('allPeople', { n: found.length }));
  }

  #showAll() {
    this.#all = true;
    this.show();
  }
}

class Person {
  #seen = '';
  #name = el('a', {});
  #by = el('div', {});

  constructor() {
    this.node = el('li', {}, el('p', {}, this.#name), this.#by);
  }

  /** Names of guests are asked for one by one: of those that are shown. */
  show({ id, words }) {
    const name = site.nameOf(id);
    const seen = language() + JSON.stringify([name, words]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#name.href = `#doors/person/${id}`;
    write(this.#name, name);
    this.#by.replaceChildren(...words.map(text => el('p', { class: 'quiet' }, text)));
  }
}

const asMember = ({ level, validUntil }) =>
  [say(`level.${level}`), validUntil && say('until', { time: moment(new Date(validUntil)) })].filter(Boolean).join(', ');

function byWhat({ by, source, level, validFrom, validUntil, maxUses }) {
  if (by === 'membership') return `${say('memberOf', { building: site.building(source)?.name ?? '…' })}, ${asMember({ level, validUntil })}`;
  if (by === 'pass') return `${say('guestPass', { n: maxUses })}, ${say('fromUntil', { from: moment(new Date(validFrom)), until: moment(new Date(validUntil)) })}`;
  const group = site.groups.find(({ id }) => id === source);
  return group ? `${say('inGroup', group)}, ${inWords(group.schedule)}` : say('groups');
}
