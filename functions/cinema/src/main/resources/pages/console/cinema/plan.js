// The manager's day: which session is in which room when, and the movies that there are.
import { Feed, keyring, send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { fields, propose } from '../forms.js';
import { clock, fromInput, moment, say, toInput } from '../language.js';
import { Seldom } from '../poller.js';
import { Refused } from '../wire.js';
import { draw } from './day-plan.js';
import { minorUnitsOf, price, typed, zonePricesOf } from './price.js';
import { byStart } from './shows.js';

const SELDOM_MS = 3000;
const CLEANING_MS = 15 * 60_000;
const NO_VALUE = ''; // which the API refuses by its field; null would leave the session as it is

const movies = new Feed('/api/movies');
const rooms = new Feed('/api/rooms');
const seldom = [{ refresh: () => sessions.refresh() }, movies, rooms].map(feed => new Seldom(feed, SELDOM_MS));

const listed = new Rows(byId('cinema-day-sessions'), () => new Listed());
const movieList = new Rows(byId('cinema-movies'), () => new Movie());
let day = isoDay(new Date());
let sessions = sessionsOf(day, day);
let clash = null; // session that another one cannot stand beside
let again = () => {};

byId('cinema-day').addEventListener('change', ({ target }) => target.value && go(target.value));
byId('cinema-day-before').addEventListener('click', () => go(daysAfter(day, -1)));
byId('cinema-day-after').addEventListener('click', () => go(daysAfter(day, 1)));
byId('cinema-schedule').addEventListener('click', schedule);
byId('cinema-add-movie').addEventListener('click', addMovie);

export default {
  feeds(id, ask) {
    again = ask;
    return seldom;
  },

  show,
};

/** The day of a moment at the venue, as 2026-11-29. */
export function isoDay(time) {
  return toInput(time).slice(0, 10);
}

/** So many days after another one. */
export function daysAfter(from, n) {
  const [year, month, date] = from.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + n)).toISOString().slice(0, 10);
}

/** Those that begin on the days from one to another, both included. */
export function sessionsOf(first, last) {
  const [from, to] = [first, daysAfter(last, 1)].map(one => fromInput(`${one}T00:00`));
  return new Feed(`/api/sessions?${new URLSearchParams({ from, to })}`);
}

function go(wanted) {
  clash = null;
  look(wanted);
}

function look(wanted) {
  if (wanted !== day) sessions = sessionsOf(wanted, wanted);
  day = wanted;
  seldom[0].soon();
  show();
  again();
}

function show() {
  byId('cinema-day').value = day;
  byId('cinema-day-before').setAttribute('aria-label', say('cinema.dayBefore'));
  byId('cinema-day-after').setAttribute('aria-label', say('cinema.dayAfter'));
  const on = sessions.items.filter(({ startsAt, status }) => status === 'scheduled' && isoDay(startsAt) === day).toSorted(byStart);
  draw(byId('cinema-day-plan'), rooms.items, on, clash);
  listed.show(on, ({ id }) => id);
  byId('cinema-day-none').hidden = !sessions.isKnown || on.length > 0;
  movieList.show(movies.items, ({ id }) => id);
}

function changed() {
  clash = null;
  for (const feed of seldom) feed.soon();
  again();
}

function schedule() {
  const key = keyring();
  const inputs = fields(
    { name: 'movieId', say: 'cinema.movie', options: movies.items.map(({ id, title }) => ({ value: id, text: title })), wide: true },
    { name: 'roomId', say: 'cinema.room', options: rooms.items.map(({ id, name, seats }) => ({ value: id, text: `${name} (${seats})` })), wide: true },
    { name: 'startsAt', say: 'cinema.startsAt', type: 'datetime-local', value: `${day}T20:00` },
    { name: 'holdSeconds', say: 'cinema.holdSeconds', type: 'number', min: 1, value: 30 },
    { name: 'priceInCents', say: 'cinema.price', inputmode: 'decimal', value: '25.00' },
    { name: 'currency', say: 'cinema.currency', value: 'PLN', maxlength: 3 },
    { name: 'zonePrices', say: 'cinema.zonePrices', hint: 'cinema.zonePricesHint', rows: 2, wide: true },
  );
  const command = ({ startsAt, priceInCents = '', zonePrices = '', currency = '', ...rest }) => {
    const prices = { currency, priceInCents: minorUnitsOf(priceInCents, currency), zonePrices: zonePricesOf(zonePrices, currency) };
    const body = { ...rest, ...prices, startsAt: instant(startsAt) };
    return clashesTold(() => send('POST', '/api/sessions', body, key(body)), body.roomId, body);
  };
  propose(say('cinema.schedule'), inputs, say('cinema.schedule'), command, follow);
}

/** To the day of a session that was scheduled or moved. */
function follow({ content }) {
  look(isoDay(content.startsAt));
  changed();
}

function change(session) {
  const inputs = fields(
    { name: 'startsAt', say: 'cinema.startsAt', type: 'datetime-local', value: toInput(session.startsAt) },
    { name: 'priceInCents', say: 'cinema.price', inputmode: 'decimal', value: typed(session.priceInCents, session.currency), hint: 'cinema.priceHint' },
  );
  const command = ({ startsAt, priceInCents = '' }) => {
    const cents = minorUnitsOf(priceInCents, session.currency);
    const body = {
      ...(startsAt !== toInput(session.startsAt) && { startsAt: instant(startsAt) ?? NO_VALUE }),
      ...(cents !== session.priceInCents && { priceInCents: cents ?? NO_VALUE }),
    };
    return clashesTold(() => send('PUT', `/api/sessions/${session.id}`, body, { 'If-Match': `"${session.version}"` }), session.roomId, { ...session, ...body });
  };
  propose(titleOf(session), inputs, say('save'), command, follow);
}

function cancel(session) {
  const words = el('p', { class: 'wide' }, say('cinema.cancelText'));
  propose(titleOf(session), [words], say('cinema.holdToCancel'), () => send('POST', `/api/sessions/${session.id}/cancel`), changed, { held: true });
}

function addMovie() {
  const key = keyring();
  const inputs = fields(
    { name: 'title', say: 'cinema.movieTitle', type: 'text', maxlength: 128, wide: true },
    { name: 'description', say: 'cinema.description', rows: 3, maxlength: 255, wide: true },
    { name: 'durationMinutes', say: 'cinema.minutes', type: 'number', min: 1 },
  );
  const command = filled => {
    const body = { description: '', ...filled };
    return send('POST', '/api/movies', body, key(body));
  };
  propose(say('cinema.addMovie'), inputs, say('cinema.addMovie'), command, changed);
}

/** Says which session the room is needed for, and marks it on the plan of that day. */
async function clashesTold(command, roomId, { id, movieId, startsAt }) {
  try {
    return await command();
  } catch (e) {
    if (!(e instanceof Refused) || e.code !== 'room-occupied') throw e;
    const minutes = movies.items.find(movie => movie.id === movieId)?.durationMinutes ?? 0;
    const [from, until] = span({ startsAt, durationMinutes: minutes });
    const near = sessionsOf(daysAfter(isoDay(startsAt), -1), isoDay(new Date(until)));
    await near.refresh();
    clash = near.items.find(other => other.id !== id && other.roomId === roomId && other.status === 'scheduled' && overlap(span(other), [from, until]));
    if (!clash) throw e;
    look(isoDay(clash.startsAt));
    const [begin, end] = span(clash).map(ms => clock(new Date(ms), false));
    throw new Refused(e.status, { code: e.code, detail: say('cinema.clash', { movie: clash.movieTitle, room: clash.roomName, from: begin, until: end }) });
  }
}

const span = ({ startsAt, durationMinutes }) => {
  const from = new Date(startsAt).getTime();
  return [from, from + durationMinutes * 60_000 + CLEANING_MS];
};
const overlap = ([from, until], [begin, end]) => from < end && begin < until;
const titleOf = ({ movieTitle, startsAt }) => `${movieTitle} – ${moment(new Date(startsAt))}`;

/** Of a field for date and time; null where it is empty, which the API refuses by its name. */
function instant(text) {
  return text ? fromInput(text) : null;
}

class Listed {
  #session;
  #what = el('b');
  #when = el('span');
  #change = el('button', { type: 'button', 'data-say': 'change', onclick: () => change(this.#session) });
  #cancel = el('button', { type: 'button', class: 'grave', 'data-say': 'cinema.cancelSession', onclick: () => cancel(this.#session) });
  node = el('li', { class: 'card' }, el('p', {}, this.#what, ' ', this.#when), el('p', {}, this.#change, ' ', this.#cancel));

  show(session) {
    this.#session = session;
    const [from, until] = span(session).map(ms => clock(new Date(ms), false));
    write(this.#what, session.movieTitle);
    write(this.#when, `${session.roomName} · ${from}–${until} · ${price(session.priceInCents, session.currency)}`);
    this.node.classList.toggle('clash', clash?.id === session.id);
    this.#change.hidden = this.#cancel.hidden = new Date(session.startsAt) < Date.now();
  }
}

class Movie {
  #title = el('b');
  #about = el('span', { class: 'quiet' });
  node = el('li', { class: 'card' }, this.#title, ' ', this.#about);

  show({ title, description, durationMinutes }) {
    write(this.#title, title);
    write(this.#about, [say('cinema.duration', { n: durationMinutes }), description].filter(Boolean).join(' · '));
  }
}
