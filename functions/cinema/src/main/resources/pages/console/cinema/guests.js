// For guests: what is on, the seats of a session, what one holds, and the tickets. Without signing in one may look.
import { Feed } from '../api.js';
import { byId, Rows, write } from '../dom.js';
import { moment } from '../language.js';
import { Seldom } from '../poller.js';
import { session as visitor } from '../session.js';
import { Choice } from './choice.js';
import { Finder } from './finder.js';
import { Hold } from './hold.js';
import { byStart, Show } from './shows.js';
import { Purchase } from './tickets.js';
import { signInFirst } from './visitor.js';
import { WaitingList } from './waiting.js';

const SELDOM_MS = 5000; // sessions and tickets change rarely, and what we buy ourselves is asked for at once

const sessions = new Feed('/api/sessions?upcoming=true', { open: true });
const holds = new Feed('/api/reservations?status=pending');
const purchases = new Feed('/api/purchases?limit=10', { most: 1 }); // each ticket is a picture, and a counter sells thousands
const [someSessions, somePurchases] = [new Seldom(sessions, SELDOM_MS), new Seldom(purchases, SELDOM_MS)];

const shows = new Rows(byId('cinema-shows'), () => new Show(id => `#cinema/${id}`));
const finder = new Finder(showSessions);
const held = new Rows(byId('cinema-holds'), () => new Hold(bought));
const tickets = new Rows(byId('cinema-purchases'), () => new Purchase());
const choice = new Choice({
  map: byId('cinema-map'),
  words: byId('cinema-choice'),
  button: byId('cinema-hold'),
  refusal: byId('cinema-refusal'),
});
const waitingList = new WaitingList();
const someWaiting = new Seldom(waitingList, SELDOM_MS);
let sessionId = null;
let seats = null;
let again = () => {};

byId('cinema-hold').addEventListener('click', hold);
byId('cinema-bought-more').addEventListener('click', () => {
  purchases.more();
  somePurchases.soon();
  again();
});

export default {
  retell() {
    choice.retell();
  },

  /** @param ask called where the answer is wanted at once */
  feeds(id, ask) {
    again = ask;
    if (id !== sessionId) {
      sessionId = id;
      seats = id && new Feed(`/api/sessions/${id}/seats`, { open: true });
      choice.of(id);
      waitingList.of(id);
      someWaiting.soon();
    }
    return [someSessions, ...(seats ? [seats] : []), ...(visitor.user ? [somePurchases, holds, someWaiting] : [])];
  },

  show() {
    showSessions();
    held.show(holds.items, ({ id }) => id);
    byId('cinema-held').hidden = holds.items.length === 0;
    tickets.show(purchases.items, ({ saleId }) => saleId);
    byId('cinema-bought').hidden = purchases.items.length === 0;
    byId('cinema-bought-more').hidden = !purchases.hasMore;
    const session = sessions.items.find(({ id }) => id === sessionId);
    byId('cinema-show').hidden = !session || !seats?.isKnown;
    if (session) {
      write(byId('cinema-show-title'), `${session.movieTitle} – ${moment(new Date(session.startsAt))}`);
      choice.show(seats.items, session.currency);
      waitingList.show(choice.isSoldOut);
    }
  },

  tick() {
    held.each(hold => hold.tick());
  },
};

function showSessions() {
  const found = finder.of(sessions.items.toSorted(byStart));
  shows.show(found, ({ id }) => id);
  shows.each(show => show.isChosen(sessionId));
  byId('cinema-none').hidden = !sessions.isKnown || sessions.items.length > 0;
  byId('cinema-not-found').hidden = found.length > 0 || sessions.items.length === 0;
}

async function hold() {
  if (!visitor.user) {
    signInFirst(hold);
    return;
  }
  if (await choice.hold()) {
    byId('cinema-held').hidden = false;
    byId('cinema-held').scrollIntoView({ block: 'start' });
  }
  again();
}

function bought() {
  someSessions.soon();
  somePurchases.soon();
  again();
}
