// The accounts of all people, found by name.
import { Feed } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { money } from '../money.js';

const TYPED_MS = 300; // somebody who types has paused

export class Accounts {
  #look;
  #feed = new Feed('/api/billing/accounts', { most: 1 });
  #name = el('input', { type: 'search', maxlength: 100, 'data-hint': 'billing.findPerson', oninput: () => this.#typed() });
  #below = el('input', { type: 'checkbox', onchange: () => this.#search() });
  #typing = 0;
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new AccountRow());
  #table = el('table', { class: 'sums' }, el('thead', {}, el('tr', {}, el('th', { scope: 'col', 'data-say': 'billing.person' }), el('th', { scope: 'col', class: 'sum', 'data-say': 'billing.balance' }))), this.#body);
  #none = el('p', { class: 'quiet', 'data-say': 'billing.noAccount', hidden: true });
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });

  constructor({ look }) {
    this.#look = look;
    const search = el(
      'form',
      { role: 'search', class: 'filter', onsubmit: event => event.preventDefault() },
      el('label', {}, el('span', { class: 'unseen', 'data-say': 'billing.findPerson' }), this.#name),
      el('label', { class: 'tick' }, this.#below, ' ', el('span', { 'data-say': 'billing.onlyBelowZero' })),
    );
    this.node = el('section', {}, el('div', { class: 'heading' }, el('h2', { 'data-say': 'billing.accounts' }), search), this.#table, this.#none, this.#more);
  }

  get feeds() {
    return [this.#feed];
  }

  show() {
    const accounts = this.#feed.items.toSorted((a, b) => a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId));
    this.#rows.show(accounts, ({ userId }) => userId);
    this.#table.hidden = accounts.length === 0;
    this.#none.hidden = !this.#feed.isKnown || accounts.length > 0;
    this.#more.hidden = !this.#feed.hasMore;
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPED_MS);
  }

  #search() {
    const name = this.#name.value.trim();
    const query = new URLSearchParams({ ...(name && { name }), ...(this.#below.checked && { belowZero: true }) });
    this.#feed = new Feed(`/api/billing/accounts?${query}`, { most: 1 });
    this.#look();
  }

  #readMore() {
    this.#feed.more();
    this.#look();
  }
}

class AccountRow {
  #name = el('a');
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, el('td', {}, this.#name), this.#sum);

  show({ userId, name, balanceInCents, currency }) {
    this.#name.href = `#billing/account/${userId}`;
    write(this.#name, name || userId);
    write(this.#sum, money(balanceInCents, currency));
    this.#sum.classList.toggle('below', balanceInCents < 0);
  }
}
