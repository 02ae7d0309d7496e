// The account of a person on a day: opening, movements, closing.
import { Feed } from '../api.js';
import { el, write } from '../dom.js';
import { may } from '../may.js';
import { money } from '../money.js';
import { DayChoice, dayInWords } from '../venue.js';
import { proposeCorrection } from './corrections.js';
import { Figures } from './figures.js';
import { Movements } from './movements.js';

export class Statement {
  #id;
  #look;
  #feed;
  #name = el('h2');
  #day = new DayChoice(() => this.#read());
  #figures = new Figures();
  #title = el('h3');
  #movements = new Movements();
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });
  #known = el('div', { hidden: true }, this.#figures.node, this.#title, this.#movements.node, this.#more);
  #correct = el('button', { type: 'button', 'data-say': 'billing.proposeCorrection', onclick: () => proposeCorrection(this.#feed.head, this.#tell) });
  #tell;

  constructor(id, { look, tell }) {
    this.#id = id;
    this.#look = look;
    this.#tell = tell;
    this.#correct.hidden = !may('ProposeCorrection');
    this.node = el(
      'section',
      {},
      el('p', {}, el('a', { href: '#billing/accounts', 'data-say': 'billing.allAccounts' })),
      el('div', { class: 'heading' }, this.#name, el('div', { class: 'filter' }, this.#day.node, this.#correct)),
      this.#known,
    );
    this.#follow();
  }

  get feeds() {
    return [this.#feed];
  }

  show() {
    this.#known.hidden = !this.#feed.isKnown;
    this.#correct.disabled = !this.#feed.isKnown;
    if (!this.#feed.isKnown) return;
    const { name, userId, day, openingInCents, closingInCents, currency } = this.#feed.head;
    write(this.#name, name || userId);
    write(this.#title, dayInWords(day, { dateStyle: 'full' }));
    this.#figures.show([
      { word: 'billing.opening', text: money(openingInCents, currency), below: openingInCents < 0 },
      { word: 'billing.moved', text: money(closingInCents - openingInCents, currency, 'exceptZero'), below: closingInCents < openingInCents },
      { word: 'billing.closing', text: money(closingInCents, currency), below: closingInCents < 0 },
    ]);
    this.#movements.show(this.#feed.items, currency, day);
    this.#more.hidden = !this.#feed.hasMore;
  }

  #follow() {
    this.#feed = new Feed(`/api/billing/statements/${encodeURIComponent(this.#id)}?day=${this.#day.day}`, { most: 1, list: 'movements' });
  }

  #read() {
    this.#follow();
    this.#look();
  }

  #readMore() {
    this.#feed.more();
    this.#look();
  }
}
