// What is on, found by movie and by day, where there is much to choose from.
import { byId, el } from '../dom.js';
import { language, say, toInput } from '../language.js';
import { finds } from '../search.js';
import { dayInWords } from '../venue.js';

const FEW = 8; // sessions that are seen at a glance

const dayOf = ({ startsAt }) => toInput(startsAt).slice(0, 10);

export class Finder {
  #form = byId('cinema-find');
  #seen = '';

  /** @param changed called where others are wanted */
  constructor(changed) {
    this.#form.addEventListener('input', changed);
    this.#form.addEventListener('submit', event => event.preventDefault());
  }

  /** Those that are wanted. */
  of(sessions) {
    this.#form.hidden = sessions.length <= FEW;
    if (this.#form.hidden) return sessions;
    this.#offer([...new Set(sessions.map(dayOf))]);
    const { text, day } = this.#form.elements;
    const isFound = finds(text.value);
    return sessions.filter(session => isFound(session.movieTitle) && (!day.value || dayOf(session) === day.value));
  }

  #offer(days) {
    const seen = `${language()} ${days}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    const { day } = this.#form.elements;
    const chosen = day.value;
    day.replaceChildren(el('option', { value: '' }, say('cinema.anyDay')), ...days.map(one => el('option', { value: one }, dayInWords(one))));
    day.value = days.includes(chosen) ? chosen : '';
  }
}
