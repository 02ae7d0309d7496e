// The cinema: one part of the page for guests, and one for each task of its staff.
import { Sheet } from '../api.js';
import { byId } from '../dom.js';
import { label, moment, say } from '../language.js';
import { link } from '../link.js';
import { may } from '../may.js';
import { Poller } from '../poller.js';
import entrance from './entrance.js';
import figures from './figures.js';
import guests from './guests.js';
import office from './office.js';
import plan from './plan.js';
import rooms from './rooms.js';

const TICK_MS = 250;
const ADDRESS = /^#cinema(?:\/(office|entrance|plan|rooms|figures)\b)?(?:\/([0-9a-f-]{36}))?/;

/**
 * By their names. Each has
 * - `feeds(id, ask)`: what it reads, of the session or room that the address names; it may call `ask()` to read at once;
 * - `show()`: called after any news;
 *
 * and it may have `retell()` for another language, `tick()` for what runs, and `rest()`.
 */
const parts = { guests, office, entrance, plan, rooms, figures };
const ways = [...byId('cinema-parts').querySelectorAll('a')];
const feeds = [];
const wanted = new Sheet('/api/cinema/attention');
const poller = new Poller(feeds, { ...link, changed: show });
let part = guests;
let ticking = 0;

export default {
  place: 30,
  view: 'cinema',
  title: 'cinema.title',
  useCase: 'ReserveSeats',
  polls: true,

  retell() {
    for (const one of Object.values(parts)) one.retell?.();
    show();
  },

  watch() {
    const [, name, id = null] = ADDRESS.exec(location.hash) ?? [];
    const way = ways.find(({ dataset }) => dataset.part === name && may(dataset.may));
    const shown = way?.dataset.part ?? 'guests';
    for (const one of Object.keys(parts)) byId(`cinema-${one}`).hidden = one !== shown;
    for (const one of ways) {
      if (one.dataset.part === shown) one.setAttribute('aria-current', 'page');
      else one.removeAttribute('aria-current');
    }
    byId('cinema-parts').hidden = !ways.some(({ dataset }) => dataset.may && may(dataset.may));
    if (part !== parts[shown]) part.rest?.();
    part = parts[shown];
    feeds.splice(0, Infinity, ...part.feeds(id, () => poller.now()));
    link.connecting();
    show();
    poller.start();
    clearInterval(ticking);
    ticking = setInterval(() => part.tick?.(), TICK_MS);
  },

  /** For manager and box office: sold-out sessions that people wait for, and money that is late. */
  async attention() {
    if (!may('ShowCinemaAttention')) return [];
    await wanted.refresh();
    const { soldOut, lateRefunds, latePayments } = wanted.content;
    return [
      ...(lateRefunds ? [{ level: 'critical', text: say('cinema.lateRefunds', { n: lateRefunds }), href: '#cinema/office' }] : []),
      ...soldOut.map(({ sessionId, movieTitle, startsAt, waiting }) => ({
        level: waiting ? 'warning' : 'info',
        text: say(waiting ? 'cinema.soldOutWaiting' : 'cinema.soldOut', { movie: movieTitle, time: moment(new Date(startsAt)), n: waiting }),
        href: `#cinema/${sessionId}`,
      })),
      ...(latePayments ? [{ level: 'info', text: say('cinema.latePayments', { n: latePayments }), href: '#cinema/office' }] : []),
    ];
  },

  rest() {
    part.rest?.();
    poller.stop();
    clearInterval(ticking);
  },
};

function show() {
  part.show();
  label(byId('cinema'));
}
