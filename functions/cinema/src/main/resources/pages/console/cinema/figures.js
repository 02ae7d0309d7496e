// The manager's figures: of all time, of each of the last days, and how full the sessions are.
import { send } from '../api.js';
import { byId, el } from '../dom.js';
import { language, moment, number, percent, say } from '../language.js';
import { Seldom } from '../poller.js';
import { daysAfter, isoDay, sessionsOf } from './plan.js';
import { bars, columns } from './plot.js';
import { price } from './price.js';

const SELDOM_MS = 30_000; // each time a call for every day and session
const DAYS = 14;
const STEP = 12; // sessions, and so many more at each press
const MEANS = ['online', 'cash', 'card'];

const [all, days, fill] = [{}, new Map(), new Map()];
let sessions = []; // of the last days and as many that come
let known = '';
let most = STEP;

byId('cinema-fill-more').addEventListener('click', more);

export default {
  feeds() {
    return [new Seldom({ refresh: read }, SELDOM_MS)];
  },

  retell: show,
  show,
};

async function read() {
  const wanted = lastDays();
  const near = sessionsOf(wanted[0], daysAfter(wanted.at(-1), DAYS));
  await near.refresh();
  sessions = near.items;
  const shown = nearest();
  const [whole, ofDays, ofSessions] = await Promise.all([
    metrics(''),
    Promise.all(wanted.map(day => metrics(`?day=${day}`))),
    Promise.all(shown.map(({ id }) => metrics(`?sessionId=${id}`))),
  ]);
  Object.assign(all, whole);
  days.clear();
  fill.clear();
  wanted.forEach((day, at) => days.set(day, ofDays[at]));
  shown.forEach((session, at) => fill.set(session, ofSessions[at]));
  const now = JSON.stringify([whole, ofDays, ofSessions]);
  const news = now !== known;
  known = now;
  return news;
}

const metrics = async query => (await send('GET', `/api/cinema/metrics${query}`)).content;

function lastDays() {
  const today = isoDay(new Date());
  return Array.from({ length: DAYS }, (_, at) => daysAfter(today, at + 1 - DAYS));
}

const scheduled = () => sessions.filter(({ status }) => status === 'scheduled');

/** Those that begin next, and before them those that were last. */
function nearest() {
  const distance = ({ startsAt }) => Math.abs(new Date(startsAt) - Date.now());
  return scheduled().toSorted((a, b) => distance(a) - distance(b)).slice(0, most).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

async function more({ currentTarget: button }) {
  most += STEP;
  button.disabled = true;
  try {
    await read();
    show();
  } finally {
    button.disabled = false; // where it could not be read, the next look will
  }
}

function show() {
  if (!known) return;
  const revenue = all.revenue.map(money).join(' + ') || '–';
  totals([
    ['cinema.reservations', number(all.reservations)],
    ['cinema.sales', number(all.sales)],
    ['cinema.conversion', percent(all.conversionPercent / 100)],
    ['cinema.revenue', revenue],
    ['cinema.occupancy', percent(all.occupancyPercent / 100)],
  ]);
  const names = [say('cinema.reservations'), say('cinema.sales')];
  columns(byId('cinema-days'), say('cinema.lastDays'), names, [...days].map(([day, { reservations, sales }]) => ({ name: dayOf(day), values: [reservations, sales] })));
  showTakings();
  bars(byId('cinema-fill'), [...fill].map(([{ movieTitle, roomName, startsAt }, { occupancyPercent, seats, seatsSold }]) => ({
    name: `${movieTitle} · ${roomName} · ${moment(new Date(startsAt))}`,
    share: occupancyPercent / 100,
    text: `${percent(occupancyPercent / 100)} (${number(seatsSold)}/${number(seats)})`,
  })));
  byId('cinema-fill-more').hidden = scheduled().length <= fill.size;
}

/** What came in on each day, by the means of payment; the newest day first. */
function showTakings() {
  const lines = [...days].filter(([, { takings }]) => takings.length).reverse();
  const cell = (takings, means) => takings.filter(one => (one.means ?? 'online') === means).map(money).join(' + ') || '–';
  const place = byId('cinema-takings');
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', say('cinema.takings'));
  if (lines.length === 0) {
    place.replaceChildren(el('p', { class: 'quiet' }, say('cinema.takingsNone')));
    return;
  }
  const head = el('tr', {}, el('td'), ...MEANS.map(means => el('th', { scope: 'col' }, say(`cinema.means.${means}`))));
  const rows = lines.map(([day, { takings }]) => el('tr', {}, el('th', { scope: 'row' }, dayOf(day)), ...MEANS.map(means => el('td', {}, cell(takings, means)))));
  place.replaceChildren(el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows)));
}

const money = ({ amountInCents, currency }) => price(amountInCents, currency);

function totals(lines) {
  byId('cinema-totals').replaceChildren(...lines.map(([word, value]) => el('div', {}, el('dt', { 'data-say': word }), el('dd', {}, value))));
}

const dayOf = day => new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'numeric' }).format(new Date(`${day}T12:00`));
