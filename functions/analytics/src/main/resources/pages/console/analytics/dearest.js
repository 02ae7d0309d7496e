// The dearest task of a day, a week or a month, with that of each of its days: "01–03 March – 38".
import { Sheet } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { say } from '../language.js';
import { money } from '../money.js';
import { addDays, addMonths, DayChoice, dayInWords } from '../venue.js';
import { Plot } from './plot.js';

/** By the word in the API: a step back and forth. */
const PERIODS = { day: addDays, week: (day, n) => addDays(day, 7 * n), month: addMonths };

export class Dearest {
  #changed;
  #choices = Object.keys(PERIODS).map(value => el('input', { type: 'radio', name: 'period', value, checked: value === 'week', onchange: () => this.#read() }));
  #day = new DayChoice(() => this.#read(), (day, n) => PERIODS[this.#period](day, n));
  #task = el('p', { class: 'dear' });
  #plot = new Plot();
  #list = el('ul', { class: 'dearest' });
  #rows = new Rows(this.#list, () => new Line());
  #none = el('p', { class: 'quiet', 'data-say': 'analytics.noneCompleted', hidden: true });
  sheet;

  /** @param changed called when another sheet is to be followed */
  constructor(changed) {
    this.#changed = changed;
    const period = el('fieldset', { class: 'periods' }, el('legend', { class: 'unseen', 'data-say': 'analytics.period' }), ...this.#choices.map(choice => el('label', { class: 'tick' }, choice, el('span', { 'data-say': `analytics.${choice.value}` }))));
    this.node = el('div', {}, el('div', { class: 'filter' }, period, this.#day.node), this.#task, this.#plot.node, this.#list, this.#none);
    this.#follow();
  }

  get #period() {
    return this.#choices.find(({ checked }) => checked).value;
  }

  show() {
    const found = this.sheet.content;
    if (!found) return;
    const { task, days, label, period, currency } = found;
    write(this.#task, task ? `${task.jiraId ?? ''} ${task.title}`.trim() : '');
    this.#none.hidden = task !== null;
    const whole = task && period !== 'day' ? [{ key: 'whole', label, sum: money(task.rewardInCents, currency), whole: true }] : [];
    const lines = days.map(({ day, label: of, task: dear }) => ({ key: day, label: of, sum: money(dear.rewardInCents, currency), title: dear.title }));
    this.#rows.show([...lines, ...whole], ({ key }) => key);
    this.#plot.node.hidden = days.length < 2;
    const bars = days.toReversed().map(({ day, label: of, task: dear }) => ({ value: dear.rewardInCents, text: `${dayInWords(day)}: ${dear.title}, ${money(dear.rewardInCents, currency)}`, label: of }));
    this.#plot.show(bars, { title: say('analytics.dearest'), description: `${label}: ${task ? money(task.rewardInCents, currency) : ''}`, format: cents => money(cents, currency) });
  }

  #follow() {
    this.sheet = new Sheet(`/api/analytics/most-expensive-task?period=${this.#period}&date=${this.#day.day}`);
  }

  #read() {
    this.#follow();
    this.#changed();
  }
}

class Line {
  #label = el('span');
  #sum = el('span');
  #title = el('span', { class: 'quiet' });
  node = el('li', {}, this.#label, ' – ', this.#sum, ' ', this.#title);

  show({ label, sum, title = '', whole = false }) {
    write(this.#label, label);
    write(this.#sum, sum);
    write(this.#title, title);
    this.node.classList.toggle('whole', whole);
  }
}
