// Figures of all cars: they are kept with each car that comes, so asking for them costs little.
import { Sheet } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { language, number, say } from '../language.js';
import { Seldom } from '../poller.js';

const SELDOM_MS = 5000; // figures of millions change little
const FIGURES = ['count', 'averagePrice', 'minPrice', 'maxPrice'];

const figures = new Sheet('/api/cars/stats');
const makes = new Sheet('/api/cars/stats/make-percentage');
const models = new Sheet('/api/cars/stats/model-percentage');
const averages = new Sheet('/api/cars/stats/average-price-per-model');
const makeBars = new Rows(byId('cars-makes'), () => new Bar());
const modelBars = new Rows(byId('cars-models'), () => new Bar());
let drawn = '';

export const statistics = {
  useCase: 'ShowCarFigures',
  feeds: [figures, makes, models, averages].map(sheet => new Seldom(sheet, SELDOM_MS)),

  show() {
    showFigures(figures.content);
    showShares(makeBars, makes.content ?? [], 'make');
    showShares(modelBars, models.content ?? [], 'model');
    showAverages(averages.content ?? []);
  },
};

/** Makes and models that there are, for those who search. */
export const words = {
  feeds: [new Seldom(makes, SELDOM_MS), new Seldom(models, SELDOM_MS)],
  makes: () => (makes.content ?? []).map(({ make }) => make),
  models: () => (models.content ?? []).map(({ model }) => model),
};

function showFigures(all) {
  const list = byId('cars-figures');
  if (!list.children.length) list.append(...FIGURES.map(() => el('div', {}, el('dt'), el('dd'))));
  FIGURES.forEach((name, at) => {
    const [term, value] = list.children[at].children;
    write(term, say(`cars.figure.${name}`));
    write(value, all ? number(all[name]) : '');
  });
}

function showShares(rows, shares, of) {
  const largest = Math.max(1, ...shares.map(({ percentage }) => percentage));
  const sorted = shares.toSorted((a, b) => b.percentage - a.percentage);
  rows.show(
    sorted.map(share => ({ name: share[of], part: share.percentage / largest, percentage: share.percentage })),
    ({ name }) => name,
  );
}

class Bar {
  #name = el('span');
  #value = el('b');
  #bar = el('span', { class: 'part', 'aria-hidden': 'true' });
  node = el('li', {}, this.#name, ' ', this.#value, this.#bar);

  show({ name, part, percentage }) {
    write(this.#name, name);
    write(this.#value, say('cars.percent', { n: number(percentage) }));
    this.#bar.style.setProperty('--part', part.toFixed(4));
  }
}

/** A table of makes by models; the darker, the dearer. */
function showAverages(prices) {
  const now = language() + JSON.stringify(prices);
  if (now === drawn) return;
  drawn = now;
  const rows = [...new Set(prices.map(({ make }) => make))].toSorted();
  const columns = [...new Set(prices.map(({ model }) => model))].toSorted();
  const all = prices.map(({ averagePrice }) => averagePrice);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const found = new Map(prices.map(({ make, model, averagePrice }) => [`${make} ${model}`, averagePrice]));
  const cell = value => {
    if (value === undefined) return el('td', {}, '–');
    const node = el('td', {}, number(Math.round(value)));
    node.style.setProperty('--part', most > least ? ((value - least) / (most - least)).toFixed(3) : '0.5');
    return node;
  };
  byId('cars-averages').replaceChildren(
    el('thead', {}, el('tr', {}, el('td'), ...columns.map(model => el('th', { scope: 'col' }, model)))),
    el('tbody', {}, ...rows.map(make => el('tr', {}, el('th', { scope: 'row' }, make), ...columns.map(model => cell(found.get(`${make} ${model}`)))))),
  );
}
