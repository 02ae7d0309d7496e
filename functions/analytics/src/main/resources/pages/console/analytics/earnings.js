// What the company earned on each day, as a plot and as a table.
import { el, Rows, write } from '../dom.js';
import { say } from '../language.js';
import { money } from '../money.js';
import { dayInWords } from '../venue.js';
import { Plot } from './plot.js';

export class Earnings {
  #plot = new Plot();
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new Day());
  #total = el('td', { class: 'sum' });
  #table = el(
    'table',
    { class: 'sums' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col', 'data-say': 'day' }), el('th', { scope: 'col', class: 'sum', 'data-say': 'analytics.sum' }))),
    this.#body,
    el('tfoot', {}, el('tr', {}, el('td', { 'data-say': 'analytics.total' }), this.#total)),
  );
  node = el('div', {}, this.#plot.node, el('details', {}, el('summary', { 'data-say': 'analytics.asTable' }), this.#table));

  show({ days, totalInCents, currency }) {
    const bars = days.map(({ day, earningsInCents: value }) => ({
      value,
      text: `${dayInWords(day)}: ${money(value, currency)}`,
      label: dayInWords(day, { day: 'numeric', month: 'short' }),
    }));
    const total = money(totalInCents, currency);
    this.#plot.show(bars, { title: say('analytics.earnings'), description: say('analytics.earnedInAll', { sum: total }), format: cents => money(cents, currency) });
    this.#rows.show(days.toReversed().map(day => ({ ...day, currency })), ({ day }) => day);
    write(this.#total, total);
  }
}

class Day {
  #day = el('td');
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, this.#day, this.#sum);

  show({ day, earningsInCents, currency }) {
    write(this.#day, dayInWords(day));
    write(this.#sum, money(earningsInCents, currency));
    this.#sum.classList.toggle('below', earningsInCents < 0);
  }
}
