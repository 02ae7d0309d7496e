// Figures of the last minutes as lines. What was before the page was opened is not known.
import { el, svg, write } from '../dom.js';
import { clock, number, say } from '../language.js';

const KEPT_MS = 10 * 60_000;
const RATE_OVER_MS = 15_000; // shorter, and the bursts of the generator would be all that is seen
const [WIDTH, HEIGHT] = [600, 150]; // of the drawing, which is stretched to its place

/** What the intake said, moment by moment. */
export class Samples {
  #kept = [];

  add(intake) {
    const at = Date.parse(intake.at);
    const last = this.#kept.at(-1);
    if (last && at <= last.at) return; // of another instance, whose clock is behind
    if (last && intake.stored + intake.removed < last.stored + last.removed) this.#kept = []; // emptied by a clean-up
    this.#kept.push({ ...intake, at });
    while (this.#kept[0].at < at - KEPT_MS) this.#kept.shift();
  }

  /** Points of a figure. */
  of(name) {
    return this.#kept.map(sample => ({ at: sample.at, value: sample[name] }));
  }

  /** Points of how fast a figure grows, in a minute. */
  rateOf(name) {
    const points = [];
    let from = 0;
    for (let to = 1; to < this.#kept.length; to++) {
      const end = this.#kept[to];
      while (this.#kept[from + 1].at <= end.at - RATE_OVER_MS) from++;
      const begin = this.#kept[from];
      if (end.at - begin.at < RATE_OVER_MS / 3) continue;
      points.push({ at: end.at, value: Math.max(0, Math.round(((end[name] - begin[name]) * 60_000) / (end.at - begin.at))) });
    }
    return points;
  }
}

/** Lines in one figure; each is told in words, too. */
export class Plot {
  #picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' });
  #top = el('span', { class: 'limit' });
  #from = el('span');
  #to = el('span');
  #legend = el('ul', { class: 'legend' });
  #lines;
  #title;

  /** @param lines of `{name, points(samples)}`; the name is a word and a class */
  constructor(figure, title, lines) {
    this.#title = title;
    this.#lines = lines;
    figure.append(
      this.#legend,
      el('div', { class: 'drawing' }, this.#top, this.#picture),
      el('p', { class: 'axis', 'aria-hidden': 'true' }, this.#from, this.#to),
    );
  }

  show(samples) {
    const drawn = this.#lines.map(({ name, points }) => ({ name, points: points(samples) }));
    const all = drawn.flatMap(({ points }) => points);
    const top = roundUp(Math.max(1, ...all.map(({ value }) => value)));
    const from = Math.min(...all.map(({ at }) => at));
    const to = Math.max(...all.map(({ at }) => at));
    const x = at => (to === from ? WIDTH : ((at - from) / (to - from)) * WIDTH).toFixed(1);
    const y = value => (HEIGHT - (value / top) * HEIGHT).toFixed(1);
    const lines = drawn.map(({ name, points }) =>
      svg('polyline', { class: name, points: points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ') }),
    );
    this.#picture.replaceChildren(svg('path', { class: 'grid', d: `M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}` }), ...lines);
    const words = drawn.map(({ name, points }) => say('cars.line', { name: say(`cars.${name}`), n: number(points.at(-1)?.value ?? 0) }));
    this.#picture.setAttribute('aria-label', `${say(this.#title)}: ${words.join(', ')}. ${say('cars.upTo', { n: number(top) })}`);
    write(this.#top, number(top));
    write(this.#from, all.length ? clock(new Date(from)) : '');
    write(this.#to, all.length ? clock(new Date(to)) : '');
    this.#tell(drawn, words);
  }

  #tell(drawn, words) {
    if (!this.#legend.children.length) {
      this.#legend.append(...drawn.map(({ name }) => el('li', {}, el('span', { class: `key ${name}` }), el('span'))));
    }
    words.forEach((text, at) => write(this.#legend.children[at].lastElementChild, text));
  }
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not below n. */
function roundUp(n) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, n)));
  return [1, 2, 5, 10].map(step => step * power).find(limit => limit >= n);
}
