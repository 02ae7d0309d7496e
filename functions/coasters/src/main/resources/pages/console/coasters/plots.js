// Staff and capacity of the tightest coasters, as a share of what the day asks for: 100 % is enough.
import { byId, el, write } from '../dom.js';
import { number, percent, say } from '../language.js';
import { gravest, staffNeeded } from './problems.js';

const MOST = 12; // bars that can still be told apart on a phone
const FULL = 2; // bars end at 200 %: from there on it is a surplus

let library = null; // a third of all that the page is made of: fetched when there is something to draw

export class Plots {
  #capacity = new Plot('capacity-plot', 'capacityPlot', c => ratio(c.clients.capacity, c.clients.planned));
  #staff = new Plot('staff-plot', 'staffPlot', c => ratio(c.staff.present, staffNeeded(c.staff)));
  #coasters = [];

  constructor() {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.show(this.#coasters));
  }

  show(coasters) {
    this.#coasters = coasters;
    if (globalThis.Chart) this.#draw();
    else library ??= el('script', { src: '/console/lib/chart.umd.min.js', onload: () => this.#draw(), onerror: () => (library = null) });
    if (library && !library.isConnected) document.head.append(library);
  }

  #draw() {
    const coasters = this.#coasters;
    const tightest = new Set(
      coasters.toSorted((a, b) => this.#tightness(a) - this.#tightness(b)).slice(0, MOST),
    );
    const shown = coasters.filter(coaster => tightest.has(coaster));
    this.#capacity.show(shown);
    this.#staff.show(shown);
    byId('plots-note').hidden = coasters.length <= MOST;
    write(byId('plots-note'), say('worstShown', { n: number(MOST), all: number(coasters.length) }));
  }

  #tightness(coaster) {
    return Math.min(this.#capacity.share(coaster), this.#staff.share(coaster));
  }
}

class Plot {
  #canvas;
  #title;
  #chart = null;
  #drawn = '';

  constructor(id, title, share) {
    this.#canvas = byId(id);
    this.#title = title;
    this.share = share;
  }

  show(coasters) {
    const ink = getComputedStyle(document.documentElement);
    const colour = name => ink.getPropertyValue(`--${name}`).trim();
    const labels = coasters.map(c => c.number);
    const shares = coasters.map(this.share);
    const paint = coasters.map((c, at) => colour(tone(gravest(c.problems), shares[at])));
    const words = labels.map((label, at) => say('plotLine', { number: label, value: percent(shares[at]) }));
    const drawing = JSON.stringify([labels, shares, paint, words, colour('quiet')]);
    if (drawing === this.#drawn) return;
    this.#drawn = drawing;
    this.#canvas.setAttribute('aria-label', `${say(this.#title)}: ${words.join(', ')}`);
    this.#chart ??= this.#make();
    Object.assign(this.#chart.data, { labels });
    Object.assign(this.#chart.data.datasets[0], { data: shares.map(s => Math.min(s, FULL)), backgroundColor: paint });
    const { scales, plugins } = this.#chart.options;
    plugins.tooltip.callbacks.label = item => words[item.dataIndex];
    plugins.enough.colour = colour('ink');
    scales.x.ticks.color = scales.y.ticks.color = colour('quiet');
    scales.y.grid.color = colour('line');
    this.#chart.update();
  }

  #make() {
    const { Chart } = globalThis;
    const font = { family: getComputedStyle(document.body).fontFamily, size: 11 };
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return new Chart(this.#canvas, {
      type: 'bar',
      data: { labels: [], datasets: [{ data: [], maxBarThickness: 22, borderRadius: 2, minBarLength: 2 }] },
      plugins: [enough],
      options: {
        maintainAspectRatio: false,
        animation: still ? false : { duration: 300 },
        plugins: { legend: { display: false }, tooltip: { displayColors: false, callbacks: { title: () => '' } }, enough: {} },
        scales: {
          x: { grid: { display: false }, border: { display: false }, ticks: { font } },
          y: {
            min: 0,
            max: FULL,
            border: { display: false },
            grid: {},
            ticks: { font, stepSize: 0.5, callback: value => (value % 1 ? '' : percent(value)) },
          },
        },
      },
    });
  }
}

/** Too little has the colour of the coaster's gravest problem; enough is well, unless too much is all there is to say. */
function tone(worst, share) {
  return share < 1 || worst === 'info' ? worst : 'ok';
}

/** The line of 100 %, over the bars. */
const enough = {
  id: 'enough',
  afterDatasetsDraw({ ctx, chartArea, scales }, _, { colour }) {
    const y = Math.round(scales.y.getPixelForValue(1)) + 0.5;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
    ctx.restore();
  },
};

/** Share of what is needed; where nothing is needed anything is enough, and where no number would do nothing is. */
function ratio(has, needs) {
  if (needs === null) return 0;
  return needs === 0 ? FULL : has / needs;
}
