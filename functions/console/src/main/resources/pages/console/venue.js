// Days as they are at the venue, wherever the browser is. A day is a text such as 2026-11-29.
import { el } from './dom.js';
import { venue } from './facts.js';
import { language } from './language.js';

const DAY_MS = 24 * 3600 * 1000;
const { timeZone } = venue;

export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());

export const addDays = (day, n) => inUtc(new Date(noon(day).getTime() + n * DAY_MS));

/** The same day of another month, or its last one where that is shorter. */
export function addMonths(day, n) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return inUtc(new Date(Date.UTC(year, month - 1 + n, Math.min(date, last))));
}

/** Such as 29 Nov 2026. */
export const dayInWords = (day, options = { dateStyle: 'medium' }) =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(noon(day));

/** A day to be chosen, with a step back and forth. */
export class DayChoice {
  #step;
  #changed;
  #input = el('input', { type: 'date', required: true, min: '2000-01-01', max: '2999-12-31', onchange: () => this.#take() });

  /** @param changed called when another day is chosen */
  constructor(changed, step = addDays) {
    this.#changed = changed;
    this.#step = step;
    const button = (sign, word, n) =>
      el('button', { type: 'button', onclick: () => this.choose(this.#step(this.day, n)) }, el('span', { 'aria-hidden': 'true' }, sign), el('span', { class: 'unseen', 'data-say': word }));
    const day = el('label', {}, el('span', { class: 'unseen', 'data-say': 'day' }), this.#input);
    this.node = el('p', { class: 'day-choice' }, button('‹', 'earlier', -1), day, button('›', 'later', 1));
    this.day = today();
    this.#input.value = this.day;
  }

  choose(day) {
    this.#input.value = day;
    this.#take();
  }

  /** An input that is being typed into holds no day. */
  #take() {
    if (!this.#input.value || this.#input.value === this.day) return;
    this.day = this.#input.value;
    this.#changed(this.day);
  }
}

const noon = day => new Date(`${day}T12:00:00Z`);
const inUtc = date => date.toISOString().slice(0, 10);
