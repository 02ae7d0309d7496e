// The cinema for its guests: what is on, the seats of a session, what one holds, and the tickets.
import { Feed, send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { label, moment, say } from '../language.js';
import { link } from '../link.js';
import { Poller, Seldom } from '../poller.js';
import { Hold } from './hold.js';
import { price } from './price.js';
import { SeatMap } from './seats.js';
import { Purchase } from './tickets.js';

const SELDOM_MS = 5000; // sessions and tickets change rarely, and what we buy ourselves is asked for at once
const TICK_MS = 250;
const SESSION = /^#cinema\/([0-9a-f-]{36})$/;

const sessions = new Feed('/api/sessions?upcoming=true');
const holds = new Feed('/api/reservations?status=pending');
const purchases = new Feed('/api/purchases');
const rarely = [new Seldom(sessions, SELDOM_MS), new Seldom(purchases, SELDOM_MS)];
const feeds = [...rarely, holds];
const poller = new Poller(feeds, { ...link, changed: show });

const shows = new Rows(byId('cinema-shows'), () => new Show());
const held = new Rows(byId('cinema-holds'), () => new Hold(bought));
const tickets = new Rows(byId('cinema-purchases'), () => new Purchase());
const map = new SeatMap(byId('cinema-map'), choose);
let sessionId = null;
let seats = null;
let ticking = 0;

byId('cinema-hold').addEventListener('click', hold);

export default {
  place: 30,
  view: 'cinema',
  title: 'cinema.title',
  useCase: 'ReserveSeats',
  polls: true,

  retell() {
    map.retell();
    show();
  },

  watch() {
    const id = SESSION.exec(location.hash)?.[1] ?? null;
    if (id !== sessionId) {
      sessionId = id;
      seats = id && new Feed(`/api/sessions/${id}/seats`);
      map.clear();
      refuse(null);
    }
    feeds.splice(0, Infinity, ...rarely, holds, ...(seats ? [seats] : []));
    link.connecting();
    show();
    poller.start();
    clearInterval(ticking);
    ticking = setInterval(tick, TICK_MS);
  },

  rest() {
    poller.stop();
    clearInterval(ticking);
  },
};

/** A session that is on. */
class Show {
  #title = el('b');
  #when = el('span');
  #price = el('span');
  node = el('li');

  constructor() {
    this.link = el('a', {}, this.#title, this.#when, this.#price);
    this.node.append(this.link);
  }

  show(session) {
    this.link.href = `#cinema/${session.id}`;
    write(this.#title, session.movieTitle);
    write(this.#when, `${session.roomName} · ${moment(new Date(session.startsAt))}`);
    write(this.#price, price(session.priceInCents, session.currency));
    if (session.id === sessionId) this.link.setAttribute('aria-current', 'true');
    else this.link.removeAttribute('aria-current');
  }
}

function show() {
  const on = sessions.items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  shows.show(on, ({ id }) => id);
  byId('cinema-none').hidden = !sessions.isKnown || on.length > 0;
  held.show(holds.items, ({ id }) => id);
  byId('cinema-held').hidden = holds.items.length === 0;
  tickets.show(purchases.items, ({ saleId }) => saleId);
  byId('cinema-bought').hidden = purchases.items.length === 0;
  const session = on.find(({ id }) => id === sessionId);
  byId('cinema-show').hidden = !session || !seats?.isKnown;
  if (session) {
    write(byId('cinema-show-title'), `${session.movieTitle} – ${moment(new Date(session.startsAt))}`);
    map.show(seats.items, session.currency);
    choose();
  }
  label(byId('cinema'));
}

function tick() {
  held.each(hold => hold.tick());
}

/** What is chosen, in words, and what it costs. */
function choose() {
  const chosen = map.chosen;
  byId('cinema-hold').disabled = chosen.length === 0;
  const total = chosen.reduce((sum, { priceInCents }) => sum + priceInCents, 0);
  const names = chosen.map(({ row, column }) => `${row}${column}`).join(', ');
  write(byId('cinema-choice'), chosen.length ? say('cinema.chosen', { seats: names, price: price(total, map.currency) }) : say('cinema.choose'));
}

async function hold() {
  byId('cinema-hold').disabled = true;
  refuse(null);
  try {
    await send('POST', `/api/sessions/${sessionId}/reservations`, { seatIds: map.chosen.map(({ id }) => id) });
    map.forget();
    byId('cinema-held').scrollIntoView({ block: 'nearest' });
  } catch (e) {
    refuse(e);
  }
  choose();
  poller.now();
}

function refuse(e) {
  byId('cinema-refusal').hidden = e === null;
  write(byId('cinema-refusal'), e ? reason(e) : '');
}

function bought() {
  for (const feed of rarely) feed.soon();
  poller.now();
}
