// Bars over and under a line of zero, as SVG. What it shows stands in a table beside it as well.
import { el, svg } from '../dom.js';

const HEIGHT = 120;
const STEP = 10; // from one bar to the next
const BAR = 7;
const LEAST = 1.5; // of a bar whose value is not zero

export class Plot {
  #picture = svg('svg', { class: 'plot', role: 'img', preserveAspectRatio: 'none' });
  #top = el('span');
  #bottom = el('span');
  #first = el('span');
  #last = el('span');
  #drawn = '';
  node = el(
    'figure',
    { class: 'plotted' },
    el('p', { class: 'scale quiet', 'aria-hidden': 'true' }, this.#top, this.#bottom),
    this.#picture,
    el('p', { class: 'ends quiet', 'aria-hidden': 'true' }, this.#first, this.#last),
  );

  /**
   * @param bars of `{value, text, label}`, in their order; `value` is a number, `text` what it means
   * @param words `title` and `description` of the whole, `format` for the values at the ends of the scale
   */
  show(bars, { title, description, format }) {
    const drawing = JSON.stringify([bars, title, description]);
    if (drawing === this.#drawn) return;
    this.#drawn = drawing;
    const most = Math.max(0, ...bars.map(({ value }) => value));
    const least = Math.min(0, ...bars.map(({ value }) => value));
    const unit = HEIGHT / (most - least || 1);
    const zero = most * unit;
    this.#picture.setAttribute('viewBox', `0 0 ${bars.length * STEP} ${HEIGHT}`);
    this.#picture.setAttribute('aria-label', `${title}. ${description}`);
    this.#picture.replaceChildren(
      ...bars.filter(({ value }) => value !== 0).map(bar => drawBar(bar, bars.indexOf(bar), zero, unit)),
      svg('line', { class: 'zero', x1: 0, x2: bars.length * STEP, y1: zero, y2: zero }),
    );
    this.#top.textContent = format(most);
    this.#bottom.textContent = least < 0 ? format(least) : '';
    this.#first.textContent = bars[0]?.label ?? '';
    this.#last.textContent = bars.length > 1 ? bars.at(-1).label : '';
  }
}

function drawBar({ value, text }, at, zero, unit) {
  const height = Math.max(LEAST, Math.abs(value) * unit);
  return svg(
    'rect',
    { class: value < 0 ? 'loss' : 'gain', x: at * STEP + (STEP - BAR) / 2, y: value < 0 ? zero : zero - height, width: BAR, height },
    svg('title', {}, text),
  );
}
