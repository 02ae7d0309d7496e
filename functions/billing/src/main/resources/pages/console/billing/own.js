// One's own account: the balance, and what moved it today.
import { Feed } from '../api.js';
import { el } from '../dom.js';
import { money } from '../money.js';
import { Figures } from './figures.js';
import { Movements } from './movements.js';

export class OwnAccount {
  #look;
  #account = new Feed('/api/billing/me', { most: 1, list: 'entries' });
  #figures = new Figures();
  #movements = new Movements();
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });
  #known = el('div', { hidden: true }, this.#figures.node, el('h3', { 'data-say': 'billing.movementsToday' }), this.#movements.node, this.#more);
  node = el('section', {}, el('h2', { 'data-say': 'billing.own' }), this.#known);
  feeds = [this.#account];

  constructor({ look }) {
    this.#look = look;
  }

  show() {
    this.#known.hidden = !this.#account.isKnown;
    if (!this.#account.isKnown) return;
    const { balanceInCents, todayInCents, currency, today } = this.#account.head;
    this.#figures.show([
      { word: 'billing.balance', text: money(balanceInCents, currency), below: balanceInCents < 0 },
      { word: 'billing.today', text: money(todayInCents, currency, 'exceptZero'), below: todayInCents < 0 },
    ]);
    this.#movements.show(this.#account.items, currency, today);
    this.#more.hidden = !this.#account.hasMore;
  }

  #readMore() {
    this.#account.more();
    this.#look();
  }
}
