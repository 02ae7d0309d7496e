// The entrance: each ticket lets in once. Without a network a code is checked by the cinema's key, and told later.
import { send, Sheet } from '../api.js';
import { byId, el, write } from '../dom.js';
import { fields, reason, submit } from '../forms.js';
import { keep, kept } from '../kept.js';
import { clock, moment, say } from '../language.js';
import { Seldom } from '../poller.js';
import { SignedOut } from '../session.js';
import { Refused } from '../wire.js';
import { Camera, canSee } from './camera.js';
import { daysAfter, isoDay, sessionsOf } from './plan.js';
import { verify } from './ticket-code.js';

const KEY = 'lunapark.cinema.ticketKey'; // public
const PLACE = 'lunapark.cinema.entrance';
const UNSENT = 'lunapark.cinema.unsent'; // {code, entrance, ticketId, seat, at} of tickets that were let in without a network
const SELDOM_MS = 60_000;
const [EARLIEST_MS, LATEST_MS] = [12 * 3_600_000, 18 * 3_600_000]; // before and after the start, as Ticket.java has it
const SAME_SCAN_MS = 20_000; // a first scan that near our own is our own, of which the answer was lost
const MOST = 20; // scans that are shown
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

const key = new Sheet('/api/tickets/key');
const camera = new Camera(byId('cinema-video'), code => check(code).catch(e => answer('critical', say('cinema.notIn'), reason(e))));
const form = byId('cinema-scan');
let sessions = null; // of yesterday, today and tomorrow
let reading = null; // them
let sending = false;

form.append(
  ...fields(
    { name: 'entrance', say: 'cinema.entranceName', type: 'text', maxlength: 50, value: kept(PLACE) ?? say('cinema.mainEntrance') },
    { name: 'code', say: 'cinema.code', hint: 'cinema.codeHint' },
  ),
  el('button', { type: 'submit', class: 'primary', 'data-say': 'cinema.check' }),
  el('p', { class: 'refusal', role: 'alert', hidden: true }),
);
form.addEventListener('submit', event =>
  submit(event, async ({ code = '' }) => {
    await check(code);
    form.elements.code.value = '';
    form.elements.code.focus();
  }),
);
byId('cinema-camera').addEventListener('click', async () => {
  if (camera.isOn) camera.stop();
  else await camera.start().catch(() => answer('critical', say('cinema.noCamera')));
  byId('cinema-camera').setAttribute('aria-pressed', String(camera.isOn));
});

export default {
  feeds() {
    return [new Seldom(key, SELDOM_MS), new Seldom({ refresh: readSessions }, SELDOM_MS), { refresh: sendLater }];
  },

  show() {
    if (key.content) keep(KEY, key.content.publicKey);
    byId('cinema-camera').hidden = !canSee();
    byId('cinema-blind').hidden = canSee();
    tellUnsent();
  },

  rest() {
    camera.stop();
    byId('cinema-camera').setAttribute('aria-pressed', 'false');
  },
};

function readSessions() {
  const today = isoDay(new Date());
  const near = sessionsOf(daysAfter(today, -1), daysAfter(today, 1));
  reading = near.refresh().then(() => void (sessions = near));
  return reading;
}

async function check(text) {
  const code = text.trim();
  const entrance = form.elements.entrance.value.trim();
  keep(PLACE, entrance);
  try {
    const { content } = await send('POST', '/api/tickets/check-in', { code, entrance });
    if (!sessions) await reading?.catch(e => console.info('No sessions:', e.message));
    answer('ok', say('cinema.comeIn', { seat: seatOf(content) }), about(content));
  } catch (e) {
    if (e instanceof Refused && e.status === 400) throw e; // next to the field
    if (e instanceof Refused && e.status < 500) answer('critical', say('cinema.notIn'), plainly(e));
    else if (e instanceof SignedOut) answer('critical', reason(e));
    else await checkAlone(code, entrance);
  }
}

/** By the key alone; who came twice is known here only where both came to this device. */
async function checkAlone(code, entrance) {
  const pem = kept(KEY);
  if (!pem || !crypto.subtle) {
    answer('critical', say('cinema.cannotCheck'));
    return;
  }
  const ticket = await verify(code, pem);
  const before = ticket && unsent().find(({ ticketId }) => ticketId === ticket.ticketId);
  if (!ticket) answer('critical', say('cinema.notIn'), say('cinema.notGenuine'));
  else if (before) answer('critical', say('cinema.notIn'), say('cinema.usedHere', { time: clock(new Date(before.at)), entrance: before.entrance }));
  else if (ticket.startsAt - Date.now() > EARLIEST_MS || Date.now() - ticket.startsAt > LATEST_MS) answer('critical', say('cinema.notIn'), about(ticket));
  else {
    keep(UNSENT, JSON.stringify([...unsent(), { code, entrance, ticketId: ticket.ticketId, seat: seatOf(ticket), at: Date.now() }]));
    answer('warning', say('cinema.comeIn', { seat: seatOf(ticket) }), `${about(ticket)} · ${say('cinema.checkedAlone')}`);
    tellUnsent();
  }
}

/** Tells of those who were let in without a network. What is refused then was used elsewhere before. */
async function sendLater() {
  if (sending || unsent().length === 0) return false;
  sending = true;
  try {
    for (const { code, entrance, ticketId, seat, at } of unsent()) {
      await send('POST', '/api/tickets/check-in', { code, entrance }).catch(e => {
        if (!(e instanceof Refused) || e.status >= 500 || e.status === 429) throw e;
        const [first] = e.message.match(TIME) ?? [];
        if (first && e.message.includes(entrance) && Math.abs(new Date(first) - at) < SAME_SCAN_MS) return;
        answer('critical', say('cinema.wasNotGood', { seat }), plainly(e));
      });
      keep(UNSENT, JSON.stringify(unsent().filter(one => one.ticketId !== ticketId)));
    }
  } finally {
    sending = false;
  }
  return true;
}

const unsent = () => JSON.parse(kept(UNSENT) ?? '[]');

function tellUnsent() {
  const n = unsent().length;
  byId('cinema-unsent').hidden = n === 0;
  write(byId('cinema-unsent'), n ? say('cinema.unsent', { n }) : '');
}

/** The API tells the time of the first scan for machines. */
const plainly = e => reason(e).replace(TIME, time => moment(new Date(time)));

const seatOf = ({ row, column }) => `${row}${column}`;

function about({ sessionId, startsAt }) {
  const session = sessions?.items.find(({ id }) => id === sessionId);
  return [session?.movieTitle, session?.roomName, moment(new Date(startsAt))].filter(Boolean).join(' · ');
}

/** Large and at once; earlier ones stay in a list. */
function answer(tone, what, why = '') {
  const place = byId('cinema-answer');
  place.className = tone;
  place.hidden = false;
  place.replaceChildren(el('b', {}, what), el('span', {}, why));
  byId('cinema-scans').prepend(el('li', { class: tone }, el('span', { class: 'badge' }, clock(new Date())), ' ', what, why && ` – ${why}`));
  while (byId('cinema-scans').children.length > MOST) byId('cinema-scans').lastElementChild.remove();
}
