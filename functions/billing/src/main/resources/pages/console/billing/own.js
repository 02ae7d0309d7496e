// One's own account: the balance, and what moved it today.
import { Sheet } from '../api.js';
import { el } from '../dom.js';
import { money } from '../money.js';
import { Figures } from './figures.js';
import { Movements } from './movements.js';

export class OwnAccount {
  #account = new Sheet('/api/billing/me');
  #figures = new Figures();
  #movements = new Movements();
  #known = el('div', { hidden: true }, this.#figures.node, el('h3', { 'data-say': 'billing.movementsToday' }), this.#movements.node);
  node = el('section', {}, el('h2', { 'data-say': 'billing.own' }), this.#known);
  feeds = [this.#account];

  show() {
    const account = this.#account.content;
    this.#known.hidden = !account;
    if (!account) return;
    const { balanceInCents, todayInCents, currency, entries, today } = account;
    this.#figures.show([
      { word: 'billing.balance', text: money(balanceInCents, currency), below: balanceInCents < 0 },
      { word: 'billing.today', text: money(todayInCents, currency, 'exceptZero'), below: todayInCents < 0 },
    ]);
    this.#movements.show(entries, currency, today);
  }
}
