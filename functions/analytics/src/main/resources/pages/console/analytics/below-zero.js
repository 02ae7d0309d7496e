// Who owes the company money, the most first.
import { el, Rows, write } from '../dom.js';
import { money } from '../money.js';

export class BelowZero {
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new Debtor());
  #table = el('table', { class: 'sums' }, el('thead', {}, el('tr', {}, el('th', { scope: 'col', 'data-say': 'analytics.person' }), el('td'), el('th', { scope: 'col', class: 'sum', 'data-say': 'analytics.sum' }))), this.#body);
  #none = el('p', { class: 'quiet', 'data-say': 'analytics.noneBelowZero' });
  #more;

  /** @param more asks for more people */
  constructor(more) {
    this.#more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: more });
    this.node = el('div', {}, this.#table, this.#none, this.#more);
  }

  show(accounts, hasMore) {
    const deepest = Math.min(0, ...accounts.map(({ balanceInCents }) => balanceInCents));
    const debtors = accounts.map(account => ({ ...account, deepest })).toSorted((a, b) => a.balanceInCents - b.balanceInCents);
    this.#rows.show(debtors, ({ userId }) => userId);
    this.#table.hidden = accounts.length === 0;
    this.#none.hidden = accounts.length > 0;
    this.#more.hidden = !hasMore;
  }
}

class Debtor {
  #name = el('a');
  #bar = el('progress', { 'aria-hidden': 'true' });
  #sum = el('td', { class: 'sum below' });
  node = el('tr', {}, el('td', {}, this.#name), el('td', { class: 'bar' }, this.#bar), this.#sum);

  show({ userId, name, balanceInCents, currency, deepest }) {
    this.#name.href = `#billing/account/${userId}`;
    write(this.#name, name || userId);
    this.#bar.max = -deepest;
    this.#bar.value = -balanceInCents;
    write(this.#sum, money(balanceInCents, currency));
  }
}
