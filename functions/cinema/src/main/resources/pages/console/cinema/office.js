// The box office: sells seats at the counter, and takes tickets back.
import { Feed, send, Sheet } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { fields, propose, reason, submit, ticks } from '../forms.js';
import { moment, say } from '../language.js';
import { Seldom } from '../poller.js';
import { Choice } from './choice.js';
import { Hold } from './hold.js';
import { minorUnitsOf, price } from './price.js';
import { byStart } from './shows.js';
import { peek } from './ticket-code.js';
import { Purchase } from './tickets.js';

const SELDOM_MS = 5000;
const WAYS = ['cash', 'card'].map(means => ({ word: `cinema.take.${means}`, call: 'take', body: { means } }));

const sessions = new Feed('/api/sessions?upcoming=true');
const holds = new Feed('/api/reservations?status=pending');
const purchases = new Sheet('/api/purchases?limit=10'); // the last ones: a counter sells thousands
const [someSessions, somePurchases] = [new Seldom(sessions, SELDOM_MS), new Seldom(purchases, SELDOM_MS)];

const choice = new Choice({
  map: byId('cinema-counter'),
  words: byId('cinema-counted'),
  button: byId('cinema-take'),
  refusal: byId('cinema-take-refusal'),
});
const till = new Rows(byId('cinema-till'), () => new Till());
const sold = new Rows(byId('cinema-sold'), () => new Sold());
const found = new Rows(byId('cinema-found'), () => new Found());
let ticket = null; // that was scanned to be taken back
let seats = null;
let sessionId = null;
let again = () => {};

byId('cinema-selling').addEventListener('change', ({ target }) => {
  location.hash = target.value ? `#cinema/office/${target.value}` : '#cinema/office';
});
byId('cinema-take').addEventListener('click', take);
byId('cinema-return').append(...fields({ name: 'code', say: 'cinema.code' }), el('button', { type: 'submit', 'data-say': 'cinema.find' }), el('p', { class: 'refusal', role: 'alert', hidden: true }));
byId('cinema-return').addEventListener('submit', find);

export default {
  retell() {
    choice.retell();
  },

  feeds(id, ask) {
    again = ask;
    if (id !== sessionId) {
      sessionId = id;
      seats = id && new Feed(`/api/sessions/${id}/seats`);
      choice.of(id);
    }
    return [someSessions, ...(seats ? [seats] : []), somePurchases, holds];
  },

  show() {
    const on = sessions.items.toSorted(byStart);
    offer(on);
    till.show(holds.items, ({ id }) => id);
    const last = purchases.content?.items;
    sold.show(last ?? [], ({ saleId }) => saleId);
    byId('cinema-sold-none').hidden = last?.length !== 0;
    found.show(ticket ? [ticket] : [], ({ id }) => id);
    const session = on.find(({ id }) => id === sessionId);
    if (session && seats?.isKnown) choice.show(seats.items, session.currency);
  },

  tick() {
    till.each(hold => hold.tick());
  },
};

function offer(on) {
  const select = byId('cinema-selling');
  const options = on.map(({ id, movieTitle, roomName, startsAt }) => ({ id, text: `${moment(new Date(startsAt))} · ${movieTitle} · ${roomName}` }));
  const now = JSON.stringify(options) + say('cinema.chooseSession');
  if (select.dataset.shown !== now) {
    select.dataset.shown = now;
    select.replaceChildren(new Option(say('cinema.chooseSession'), ''), ...options.map(({ id, text }) => new Option(text, id)));
  }
  select.value = sessionId ?? '';
}

async function take() {
  await choice.hold();
  again();
}

function changed() {
  someSessions.soon();
  somePurchases.soon();
  again();
}

/** Seats that are held while the guest pays, and what to give back of a banknote. */
class Till extends Hold {
  #given = el('input', { inputmode: 'decimal', autocomplete: 'off', oninput: () => this.#count() });
  #change = el('b', { role: 'status' });
  #label = el('label', {}, el('span', { 'data-say': 'cinema.given' }), this.#given);

  constructor() {
    super(changed, WAYS);
    this.node.lastElementChild.before(el('p', { class: 'given' }, this.#label, ' ', this.#change));
  }

  #count() {
    const { totalInCents, currency } = this.reservation;
    const given = minorUnitsOf(this.#given.value, currency) ?? 0;
    write(this.#change, given >= totalInCents ? say('cinema.change', { price: price(given - totalInCents, currency) }) : '');
  }
}

/** What was sold at this counter. */
class Sold extends Purchase {
  #purchase;
  #means = el('span', { class: 'quiet' });
  #back = el('button', { type: 'button', 'data-say': 'cinema.giveBack', onclick: () => giveBack(this.#purchase.saleId, this.#purchase.tickets, changed) });
  #print = el('button', { type: 'button', class: 'plain', 'data-say': 'cinema.print', onclick: () => this.#alone() });

  constructor() {
    super();
    this.node.append(el('p', {}, this.#means, ' ', this.#back, ' ', this.#print));
  }

  show(purchase) {
    this.#purchase = purchase;
    super.show(purchase);
    write(this.#means, say(`cinema.means.${purchase.means ?? 'online'}`));
    this.#back.hidden = this.#print.hidden = !purchase.tickets.some(isWorth);
  }

  #alone() {
    this.node.classList.add('printed');
    window.print();
    this.node.classList.remove('printed');
  }
}

const isWorth = ({ usedAt, refundedAt }) => usedAt === null && refundedAt === null;

/** Whole or part: each seat that is not yet used can be left out. */
function giveBack(saleId, tickets, then) {
  const choices = tickets.filter(isWorth).map(({ row, column, seatId }) => ({ value: seatId, text: `${row}${column}`, ticked: true }));
  const command = ({ seatIds = [] }) => send('POST', `/api/sales/${saleId}/refund`, { seatIds });
  propose(say('cinema.giveBack'), [ticks('seatIds', say('cinema.seatsBack'), choices)], say('cinema.giveBack'), command, then);
}

function find(event) {
  submit(event, async ({ code = '' }) => {
    const id = peek(code)?.ticketId;
    if (!id) throw new Error();
    await look(id);
    byId('cinema-return').reset();
  }, e => (e.constructor === Error ? say('cinema.noTicket') : reason(e)));
}

async function look(id) {
  ticket = (await send('GET', `/api/tickets/${id}`)).content;
  found.show([ticket], () => id);
}

/** A ticket that a guest brings back, whoever has sold it. */
class Found {
  #what = el('p');
  #back = el('button', { type: 'button', onclick: () => giveBack(this.#ticket.saleId, [this.#ticket], () => this.#given()) });
  #ticket;
  node = el('li', {}, this.#what, el('p', {}, this.#back));

  #given() {
    look(this.#ticket.id).catch(e => console.info('Not read again:', e.message));
    changed();
  }

  show(given) {
    this.#ticket = given;
    const { row, column, startsAt, usedAt, refundedAt } = given;
    const state = refundedAt ? say('cinema.refunded') : usedAt ? say('cinema.used') : say('cinema.good');
    write(this.#what, [`${row}${column}`, moment(new Date(startsAt)), state].join(' · '));
    write(this.#back, say('cinema.giveBack'));
    this.#back.hidden = !isWorth(given);
  }
}
