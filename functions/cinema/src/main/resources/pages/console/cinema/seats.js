// The seats of a session as a picture, which a keyboard and a screen reader can use as well.
import { write } from '../dom.js';
import { say } from '../language.js';
import { price } from './price.js';

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = 28; // of a seat
const STEP = 34; // from one to the next
const MOST = 10; // of one reservation

export class SeatMap {
  #place;
  #changed;
  #seats = new Map(); // nodes by id
  #chosen = new Map(); // seats by id
  #known = [];
  currency = null;

  /** @param changed called when another seat is chosen, or one no longer is */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
  }

  get chosen() {
    return [...this.#chosen.values()];
  }

  clear() {
    this.#place.replaceChildren();
    this.#seats.clear();
    this.#chosen.clear();
    this.#known = [];
  }

  /** Nothing is chosen any more. */
  forget() {
    this.#chosen.clear();
    this.#retellAll();
  }

  retell() {
    this.#retellAll();
  }

  show(seats, currency) {
    this.currency = currency;
    this.#known = seats;
    if (this.#seats.size === 0 && seats.length) this.#draw(seats);
    for (const { id, status } of seats) if (status !== 'available') this.#chosen.delete(id);
    this.#retellAll();
  }

  #draw(seats) {
    const rows = [...new Set(seats.map(({ row }) => row))];
    const widest = Math.max(...seats.map(({ column }) => column));
    const picture = svg('svg', { viewBox: `-2 -2 ${(widest + 1) * STEP} ${rows.length * STEP}`, role: 'group' });
    rows.forEach((row, at) => picture.append(svg('text', { x: STEP / 2, y: at * STEP + 20, 'aria-hidden': 'true' }, row)));
    for (const seat of seats) {
      const node = svg('g', { class: 'seat', role: 'checkbox', tabindex: 0, transform: `translate(${seat.column * STEP} ${rows.indexOf(seat.row) * STEP})` });
      node.append(svg('rect', { width: SIZE, height: SIZE, rx: 5 }), svg('text', { x: SIZE / 2, y: 18 }, String(seat.column)));
      node.addEventListener('click', () => this.#toggle(seat.id));
      node.addEventListener('keydown', event => this.#key(event, seat.id));
      this.#seats.set(seat.id, node);
      picture.append(node);
    }
    this.#place.replaceChildren(picture);
  }

  #toggle(id) {
    const seat = this.#known.find(one => one.id === id);
    if (this.#chosen.delete(id)) {
      // no longer chosen
    } else if (seat?.status === 'available' && this.#chosen.size < MOST) {
      this.#chosen.set(id, seat);
    }
    this.#retellAll();
    this.#changed();
  }

  #key(event, id) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === ' ' || event.key === 'Enter') this.#toggle(id);
    else if (step) this.#neighbour(id, step)?.focus();
    else return;
    event.preventDefault();
  }

  #neighbour(id, step) {
    const ids = [...this.#seats.keys()];
    return this.#seats.get(ids[ids.indexOf(id) + step]);
  }

  #retellAll() {
    for (const seat of this.#known) this.#retellOne(seat, this.#seats.get(seat.id));
  }

  #retellOne(seat, node) {
    const chosen = this.#chosen.has(seat.id);
    const status = say(`cinema.status.${seat.status}`);
    node.setAttribute('class', `seat ${seat.status}${chosen ? ' chosen' : ''}`);
    node.setAttribute('aria-checked', String(chosen));
    node.setAttribute('aria-disabled', String(seat.status !== 'available'));
    const cost = price(seat.priceInCents, this.currency);
    node.setAttribute('aria-label', say('cinema.seat', { row: seat.row, column: seat.column, status, price: cost }));
  }
}

function svg(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) write(node, text);
  return node;
}
