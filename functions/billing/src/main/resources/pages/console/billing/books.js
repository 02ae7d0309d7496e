// The sums of the ledger, which balance; and what the company earned on each day.
import { Sheet } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { say } from '../language.js';
import { money } from '../money.js';
import { addDays, dayInWords, today } from '../venue.js';

const MOST_DAYS = 366; // that the API sums up at once
const FIRST_DAYS = 14;

export class Books {
  #look;
  #trial = new Sheet('/api/billing/trial-balance');
  #earnings;
  #accounts = el('tbody');
  #accountRows = new Rows(this.#accounts, () => new Line());
  #total = new Line();
  #balanced = el('p', { class: 'badge' });
  #from = el('input', { type: 'date', value: addDays(today(), 1 - FIRST_DAYS), onchange: () => this.#read() });
  #to = el('input', { type: 'date', value: today(), onchange: () => this.#read() });
  #days = el('tbody');
  #dayRows = new Rows(this.#days, () => new Line());
  #daysTotal = new Line();
  #known = el('div', { class: 'beside' });

  constructor({ look }) {
    this.#look = look;
    const head = (what, sum) => el('thead', {}, el('tr', {}, el('th', { scope: 'col', 'data-say': what }), el('th', { scope: 'col', class: 'sum', 'data-say': sum })));
    this.#known.append(
      el('section', {}, el('div', { class: 'heading' }, el('h2', { 'data-say': 'billing.trialBalance' }), this.#balanced), el('table', { class: 'sums' }, head('billing.account', 'billing.balance'), this.#accounts, el('tfoot', {}, this.#total.node))),
      el(
        'section',
        {},
        el('h2', { 'data-say': 'billing.earnings' }),
        el('p', { class: 'filter' }, el('label', {}, el('span', { 'data-say': 'billing.from' }), ' ', this.#from), el('label', {}, el('span', { 'data-say': 'billing.to' }), ' ', this.#to)),
        el('table', { class: 'sums' }, head('day', 'billing.sum'), this.#days, el('tfoot', {}, this.#daysTotal.node)),
      ),
    );
    this.node = this.#known;
    this.#follow();
  }

  get feeds() {
    return [this.#trial, this.#earnings];
  }

  show() {
    const trial = this.#trial.content;
    const earnings = this.#earnings.content;
    this.#known.hidden = !trial || !earnings;
    if (this.#known.hidden) return;
    const { accounts, totalInCents, currency } = trial;
    this.#accountRows.show(accounts.map(one => ({ text: accountName(one.account), cents: one.balanceInCents, currency })), ({ text }) => text);
    this.#total.show({ text: say('billing.total'), cents: totalInCents, currency });
    write(this.#balanced, say(totalInCents === 0 ? 'billing.balances' : 'billing.doesNotBalance'));
    this.#balanced.className = `badge ${totalInCents === 0 ? 'ok' : 'critical'}`;
    const days = earnings.days.toReversed().map(({ day, earningsInCents }) => ({ text: dayInWords(day), cents: earningsInCents, currency, day }));
    this.#dayRows.show(days, ({ day }) => day);
    this.#daysTotal.show({ text: say('billing.total'), cents: earnings.totalInCents, currency });
  }

  /** The other end follows the one that was changed. */
  #read() {
    if (!this.#from.value || !this.#to.value) return;
    if (this.#from.value > this.#to.value) this.#to.value = this.#from.value;
    if (addDays(this.#from.value, MOST_DAYS) < this.#to.value) this.#from.value = addDays(this.#to.value, -MOST_DAYS);
    this.#follow();
    this.#look();
  }

  #follow() {
    this.#earnings = new Sheet(`/api/billing/earnings?from=${this.#from.value}&to=${this.#to.value}`);
  }
}

const accountName = account => (say.has(`billing.account.${account}`) ? say(`billing.account.${account}`) : account);

class Line {
  #text = el('td');
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, this.#text, this.#sum);

  show({ text, cents, currency }) {
    write(this.#text, text);
    write(this.#sum, money(cents, currency));
    this.#sum.classList.toggle('below', cents < 0);
  }
}
