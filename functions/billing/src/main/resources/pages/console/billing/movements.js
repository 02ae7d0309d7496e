// Movements of an account: fees, rewards, corrections, and what was paid.
import { el, Rows, write } from '../dom.js';
import { clock, say } from '../language.js';
import { money } from '../money.js';
import { dayInWords } from '../venue.js';

export class Movements {
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new Movement());
  #none = el('p', { class: 'quiet', 'data-say': 'billing.noMovement' });
  #table = el(
    'table',
    { class: 'sums' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'time', 'data-say': 'billing.time' }), el('th', { scope: 'col', 'data-say': 'billing.what' }), el('th', { scope: 'col', class: 'sum', 'data-say': 'billing.sum' }))),
    this.#body,
  );
  node = el('div', {}, this.#table, this.#none);

  /** @param day the day of the books that is expected; another one is said */
  show(entries, currency, day) {
    this.#rows.show(entries.map(entry => ({ ...entry, currency, expected: day })), ({ id }) => id);
    this.#table.hidden = entries.length === 0;
    this.#none.hidden = entries.length > 0;
  }
}

class Movement {
  #time = el('td', { class: 'time' });
  #what = el('span');
  #task = el('span', { class: 'task' });
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, this.#time, el('td', {}, this.#what, ' ', this.#task), this.#sum);

  show({ time, day, expected, kind, title, jiraId, amountInCents, currency }) {
    write(this.#time, clock(new Date(time), false));
    const booked = day === expected ? '' : ` (${say('billing.bookedOn', { day: dayInWords(day) })})`;
    write(this.#what, say(`billing.kind.${kind}`) + booked);
    write(this.#task, [jiraId, title].filter(Boolean).join(' '));
    write(this.#sum, money(amountInCents, currency, 'exceptZero'));
    this.#sum.classList.toggle('below', amountInCents < 0);
  }
}
