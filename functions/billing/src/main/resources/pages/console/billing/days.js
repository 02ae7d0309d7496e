// Closed days: what was paid on each, to whom, and what became of the letters.
import { download, Feed, keyring, send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { propose, reason } from '../forms.js';
import { moment, number, say } from '../language.js';
import { may } from '../may.js';
import { money } from '../money.js';
import { DayChoice, dayInWords } from '../venue.js';
import { Figures } from './figures.js';

const TONES = { waiting: 'warning', sent: 'ok', refused: 'critical' };

const table = (body, ...words) => {
  const last = words.length - 1;
  return el('table', { class: 'sums' }, el('thead', {}, el('tr', {}, ...words.map((word, at) => el('th', { scope: 'col', class: at === last && 'sum', 'data-say': word })))), body);
};

/** Each with what was paid, newest first. */
export class ClosedDays {
  #tell;
  #look;
  #feed = new Feed('/api/billing/days', { most: 1 });
  #day = new DayChoice(() => {});
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new DayRow());
  #table = table(this.#body, 'day', 'billing.people', 'billing.paid');
  #none = el('p', { class: 'quiet', 'data-say': 'billing.noClosedDay', hidden: true });
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });

  constructor({ look, tell }) {
    this.#look = look;
    this.#tell = tell;
    const close = el('div', { class: 'filter' }, this.#day.node, el('button', { type: 'button', 'data-say': 'billing.closeDay', onclick: () => this.#close() }));
    close.hidden = !may('CloseDay');
    this.node = el('section', {}, el('div', { class: 'heading' }, el('h2', { 'data-say': 'billing.days' }), close), this.#table, this.#none, this.#more);
  }

  get feeds() {
    return [this.#feed];
  }

  show() {
    const days = this.#feed.items;
    this.#rows.show(days, ({ day }) => day);
    this.#table.hidden = days.length === 0;
    this.#none.hidden = !this.#feed.isKnown || days.length > 0;
    this.#more.hidden = !this.#feed.hasMore;
  }

  #close() {
    const { day } = this.#day;
    const keys = keyring();
    const close = () => send('POST', `/api/billing/days/${day}/close`, undefined, keys(day));
    propose(say('billing.closeSure', { day: dayInWords(day) }), [el('p', { class: 'wide' }, say('billing.closeText'))], say('billing.closeDay'), close, ({ content }) =>
      this.#tell(say('billing.dayClosed', { day: dayInWords(day), n: content.payouts, sum: money(content.totalInCents, content.currency) })),
    );
  }

  #readMore() {
    this.#feed.more();
    this.#look();
  }
}

class DayRow {
  #day = el('a');
  #people = el('td');
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, el('td', {}, this.#day), this.#people, this.#sum);

  show({ day, payouts, totalInCents, currency }) {
    this.#day.href = `#billing/day/${day}`;
    write(this.#day, dayInWords(day));
    write(this.#people, number(payouts));
    write(this.#sum, money(totalInCents, currency));
  }
}

/** The payouts of a day with their letters. */
export class ClosedDay {
  #day;
  #look;
  #days = new Feed('/api/billing/days', { most: 1 });
  #payouts;
  #title = el('h2');
  #closedAt = el('p', { class: 'quiet' });
  #figures = new Figures();
  #refusal = el('p', { class: 'refusal', role: 'alert', hidden: true });
  #export = el('button', { type: 'button', 'data-say': 'billing.export', onclick: () => this.#download() });
  #body = el('tbody');
  #rows = new Rows(this.#body, () => new Payout());
  #table = table(this.#body, 'billing.person', 'billing.letter', 'billing.paid');
  #none = el('p', { class: 'quiet', 'data-say': 'billing.noPayout', hidden: true });
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });

  constructor(day, { look }) {
    this.#day = day;
    this.#look = look;
    this.#payouts = new Feed(`/api/billing/days/${day}/payouts`, { most: 1 });
    this.#export.hidden = !may('ExportPayouts');
    this.node = el(
      'section',
      {},
      el('p', {}, el('a', { href: '#billing/days', 'data-say': 'billing.allDays' })),
      el('div', { class: 'heading' }, this.#title, this.#export),
      this.#closedAt,
      this.#refusal,
      this.#figures.node,
      this.#table,
      this.#none,
      this.#more,
    );
  }

  get feeds() {
    return [this.#days, this.#payouts];
  }

  show() {
    write(this.#title, dayInWords(this.#day, { dateStyle: 'full' }));
    const closed = this.#days.items.find(({ day }) => day === this.#day);
    if (closed) {
      write(this.#closedAt, say('billing.closedAt', { time: moment(new Date(closed.closedAt)) }));
      this.#figures.show([
        { word: 'billing.people', text: number(closed.payouts) },
        { word: 'billing.paid', text: money(closed.totalInCents, closed.currency) },
      ]);
    }
    const payouts = this.#payouts.items;
    this.#rows.show(payouts, ({ entryId }) => entryId);
    this.#table.hidden = payouts.length === 0;
    this.#none.hidden = !this.#payouts.isKnown || payouts.length > 0;
    this.#more.hidden = !this.#payouts.hasMore;
  }

  async #download() {
    this.#refusal.hidden = true;
    this.#export.disabled = true;
    try {
      await download(`/api/billing/days/${this.#day}/payouts.csv`, `payouts-${this.#day}.csv`);
    } catch (e) {
      this.#refusal.hidden = false;
      write(this.#refusal, reason(e));
    }
    this.#export.disabled = false;
  }

  #readMore() {
    this.#payouts.more();
    this.#look();
  }
}

class Payout {
  #name = el('a');
  #letter = el('span');
  #why = el('span', { class: 'quiet' });
  #sum = el('td', { class: 'sum' });
  node = el('tr', {}, el('td', {}, this.#name), el('td', {}, this.#letter, ' ', this.#why), this.#sum);

  show({ userId, name, letter, problem, sentAt, amountInCents, currency }) {
    this.#name.href = `#billing/account/${userId}`;
    write(this.#name, name || userId);
    write(this.#letter, say(`billing.letter.${letter}`));
    this.#letter.className = `badge ${TONES[letter] ?? ''}`;
    write(this.#why, problem ? say(`billing.letterProblem.${problem}`) : sentAt ? moment(new Date(sentAt)) : '');
    write(this.#sum, money(amountInCents, currency));
  }
}
