// Plots as SVG. What one sees, a table beneath it says.
import { el, svg } from '../dom.js';
import { number, say } from '../language.js';

const [WIDTH, HEIGHT, FOOT, LEFT] = [720, 200, 22, 40];
const LEAST = 42; // pixels for a name

/**
 * Columns side by side for each name.
 *
 * @param kinds what the values of each are
 * @param groups of `{name, values}`
 */
export function columns(place, title, kinds, groups) {
  const most = Math.max(4, ...groups.flatMap(({ values }) => values));
  const tall = value => (value / most) * (HEIGHT - FOOT - 14);
  const picture = svg('svg', { class: 'plot', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${title}: ${groups.map(({ name, values }) => `${name} ${values.join('/')}`).join(', ')}` });
  for (const value of [0, most / 2, most]) {
    const y = HEIGHT - FOOT - tall(value);
    picture.append(svg('line', { x1: LEFT, x2: WIDTH, y1: y, y2: y }), svg('text', { class: 'scale', x: LEFT - 6, y: y + 4 }, number(Math.round(value))));
  }
  const step = (WIDTH - LEFT) / groups.length;
  groups.forEach(({ name, values }, at) => {
    const wide = (step * 0.7) / values.length;
    values.forEach((value, kind) => {
      const x = LEFT + step * (at + 0.15) + wide * kind;
      picture.append(svg('rect', { class: `kind-${kind}`, x, y: HEIGHT - FOOT - tall(value), width: wide - 2, height: tall(value) }));
    });
    picture.append(svg('text', { x: LEFT + step * (at + 0.5), y: HEIGHT - 6 }, name));
  });
  picture.style.minWidth = `${groups.length * LEAST}px`;
  const legend = el('ul', { class: 'legend' }, ...kinds.map((kind, at) => el('li', { class: `kind-${at}` }, kind)));
  const lines = groups.map(({ name, values }) => el('tr', {}, el('th', { scope: 'row' }, name), ...values.map(value => el('td', {}, number(value)))));
  const head = el('tr', {}, el('td'), ...kinds.map(kind => el('th', { scope: 'col' }, kind)));
  const open = place.querySelector('details')?.open ?? false;
  const isFirst = place.childElementCount === 0;
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', title);
  place.replaceChildren(picture, legend, el('details', { open }, el('summary', {}, say('cinema.asTable')), el('table', {}, el('thead', {}, head), el('tbody', {}, ...lines))));
  if (isFirst) place.scrollLeft = place.scrollWidth; // the last ones are the news
}

/** A bar for each name, and its share in words. @param lines of `{name, share, text}` */
export function bars(place, lines) {
  place.replaceChildren(
    el('ul', { class: 'bars' }, ...lines.map(({ name, share, text }) => {
      const bar = svg('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
      bar.append(svg('rect', { class: 'all', width: 100, height: 6 }), svg('rect', { class: 'kind-1', width: Math.min(1, share) * 100, height: 6 }));
      return el('li', {}, el('span', {}, name), ' ', el('b', {}, text), bar);
    })),
  );
}
