// The breaker over time: a band for each state, and the same as a list.
import { el, svg, write } from '../dom.js';
import { clock, say } from '../language.js';

const SHORTEST_MS = 60_000; // the API gives more changes than can be in it
const LONGEST_MS = 30 * 60_000;
const [WIDTH, HEIGHT] = [1000, 40];
const LEAST = 3; // of a band, in the same units: a probe takes milliseconds
const LEVEL = { CLOSED: 0.3, HALF_OPEN: 0.65, OPEN: 1 }; // told apart without colours

export class Timeline {
  #picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' });
  #from = el('span');
  #to = el('span');
  #list;

  constructor(figure, list) {
    this.#list = list;
    figure.append(
      el('div', { class: 'drawing band' }, this.#picture),
      el('p', { class: 'axis', 'aria-hidden': 'true' }, this.#from, this.#to),
    );
  }

  show({ at, breaker, breakerHistory }) {
    const now = Date.parse(at);
    const changes = breakerHistory.map(change => ({ state: change.state, at: Date.parse(change.at) })).toSorted((a, b) => a.at - b.at);
    const oldest = changes[0]?.at ?? now;
    const from = Math.max(now - LONGEST_MS, Math.min(now - SHORTEST_MS, oldest));
    const bands = [{ state: 'CLOSED', at: from }, ...changes]; // as it is at first
    const x = moment => ((Math.max(moment, from) - from) / (now - from)) * WIDTH;
    const seen = bands
      .map(({ state, at: begin }, place) => ({ state, begin, end: bands[place + 1]?.at ?? now }))
      .filter(({ begin, end }) => end > from && end >= begin)
      .toSorted((a, b) => (a.state === 'HALF_OPEN') - (b.state === 'HALF_OPEN')); // the short ones are drawn over the others
    this.#picture.replaceChildren(
      ...seen.map(({ state, begin, end }) => {
        const width = Math.max(LEAST, x(end) - x(begin));
        const height = HEIGHT * LEVEL[state];
        return svg('rect', { class: state, x: Math.min(x(begin), WIDTH - width).toFixed(1), y: HEIGHT - height, width: width.toFixed(1), height });
      }),
    );
    this.#picture.setAttribute('aria-label', say('cars.breakerNow', { state: say(`cars.state.${breaker}`), n: changes.length }));
    write(this.#from, clock(new Date(from)));
    write(this.#to, clock(new Date(now)));
    this.#tell(breakerHistory);
  }

  #tell(history) {
    const lines = history.map(change => say('cars.change', { time: clock(new Date(change.at)), state: say(`cars.state.${change.state}`) }));
    if (!lines.length) lines.push(say('cars.noChanges'));
    if (this.#list.children.length !== lines.length) this.#list.replaceChildren(...lines.map(() => el('li')));
    lines.forEach((line, place) => write(this.#list.children[place], line));
  }
}
