// The seats of a session as a picture, which a keyboard and a screen reader can use as well.
import { el, svg, write } from '../dom.js';
import { language, say } from '../language.js';
import { price } from './price.js';

const SIZE = 28; // of a seat
const STEP = 34; // from one to the next
const FRONT = 44; // what the screen takes
const LEAST_REM = 1.6; // from one seat to the next, that a thumb finds: a wider room is scrolled
export const MOST = 10; // of one reservation
const PLAIN = 'standard';

export class SeatMap {
  #place;
  #changed;
  #seats = new Map(); // nodes by id
  #chosen = new Map(); // seats by id
  #known = [];
  #screen;
  #picture = null;
  #whole = false; // the room at a glance, too small for a thumb
  #zoom = el('button', { type: 'button', class: 'plain zoom', hidden: true, onclick: () => this.#look(!this.#whole) });
  currency = null;

  /** @param changed called when another seat is chosen, or one no longer is */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
    place.before(this.#zoom);
    place.addEventListener('click', event => this.#closer(event), { capture: true });
    new ResizeObserver(() => this.#fit()).observe(place);
  }

  get chosen() {
    return [...this.#chosen.values()];
  }

  clear() {
    this.#place.replaceChildren();
    this.#picture = null;
    this.#fit();
    this.#seats.clear();
    this.#chosen.clear();
    this.#known = [];
  }

  /** Nothing is chosen any more. */
  forget() {
    this.#chosen.clear();
    this.retell();
  }

  retell() {
    if (this.#screen) write(this.#screen, say('cinema.screen'));
    write(this.#zoom, say(this.#whole ? 'cinema.closer' : 'cinema.wholeRoom'));
    for (const seat of this.#known) this.#retell(seat, this.#seats.get(seat.id));
  }

  show(seats, currency) {
    this.currency = currency;
    this.#known = seats;
    if (this.#seats.size === 0 && seats.length) this.#draw(seats);
    for (const { id, status } of seats) if (status !== 'available') this.#chosen.delete(id);
    this.retell();
  }

  #draw(seats) {
    const rows = [...new Set(seats.map(({ row }) => row))];
    const columns = Math.max(...seats.map(({ column }) => column));
    const width = (columns + 2) * STEP;
    const picture = svg('svg', { viewBox: `0 0 ${width} ${FRONT + rows.length * STEP + 4}`, role: 'group' });
    picture.style.setProperty('--least', `${(columns + 2) * LEAST_REM}rem`);
    picture.style.maxWidth = `${(columns + 2) * LEAST_REM * 1.6}rem`;
    this.#screen = svg('text', { class: 'row', x: width / 2, y: 34 });
    picture.append(svg('path', { class: 'screen', d: `M${STEP} 16Q${width / 2} 4 ${width - STEP} 16` }), this.#screen);
    rows.forEach((row, at) => {
      for (const x of [STEP / 2, width - STEP / 2]) picture.append(svg('text', { class: 'row', x, y: FRONT + at * STEP + 19, 'aria-hidden': 'true' }, row));
    });
    for (const seat of seats) {
      const at = `translate(${seat.column * STEP + 3} ${FRONT + rows.indexOf(seat.row) * STEP})`;
      const node = svg('g', { role: 'checkbox', tabindex: this.#seats.size ? -1 : 0, transform: at });
      node.append(svg('rect', { width: SIZE, height: SIZE, rx: seat.kind === PLAIN ? 6 : 14 }), svg('text', { x: SIZE / 2, y: 18 }, String(seat.column)));
      node.addEventListener('click', () => this.#toggle(seat.id));
      node.addEventListener('keydown', event => this.#key(event, seat));
      this.#seats.set(seat.id, { node, told: '' });
      picture.append(node);
    }
    this.#place.replaceChildren(picture);
    this.#picture = picture;
    this.#look(false);
    this.#fit();
  }

  /** The whole room, or from so near that a thumb finds a seat; `share` of the width is then in the middle. */
  #look(whole, share = 0.5) {
    this.#whole = whole;
    this.#picture.classList.toggle('whole-room', whole);
    write(this.#zoom, say(whole ? 'cinema.closer' : 'cinema.wholeRoom'));
    this.#place.scrollLeft = share * this.#place.scrollWidth - this.#place.clientWidth / 2;
  }

  /** There is something to choose where the seats do not fit beside each other. */
  #fit() {
    this.#zoom.hidden = !this.#picture || (!this.#whole && this.#place.scrollWidth <= this.#place.clientWidth);
  }

  /** In the whole room a click does not choose a seat, but comes closer to it. */
  #closer(event) {
    if (!this.#whole) return;
    event.stopPropagation();
    const far = this.#picture.getBoundingClientRect();
    this.#look(false, (event.clientX - far.left) / far.width);
    const near = this.#picture.getBoundingClientRect();
    scrollBy(0, near.top + ((event.clientY - far.top) / far.height) * near.height - innerHeight / 2);
  }

  #toggle(id) {
    const seat = this.#known.find(one => one.id === id);
    this.#reach(this.#seats.get(id).node);
    if (this.#chosen.delete(id)) {
      // no longer chosen
    } else if (seat?.status === 'available' && this.#chosen.size < MOST) {
      this.#chosen.set(id, seat);
    }
    this.retell();
    this.#changed();
  }

  #key(event, seat) {
    const [across, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key] ?? [0, 0];
    if (event.key === ' ' || event.key === 'Enter') this.#toggle(seat.id);
    else if (across || down) this.#walk(seat, across, down);
    else return;
    event.preventDefault();
  }

  /** To the next seat in that direction; up and down to the nearest of the next row. */
  #walk({ id, row, column }, across, down) {
    const rows = [...new Set(this.#known.map(one => one.row))];
    const next = rows[rows.indexOf(row) + down];
    const there = this.#known.filter(one => one.row === next && (down || (one.column - column) * across > 0));
    const nearest = there.toSorted((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0];
    if (!nearest || nearest.id === id) return;
    const { node } = this.#seats.get(nearest.id);
    this.#reach(node);
    node.focus();
  }

  /** A tab comes back to the seat where one was. */
  #reach(node) {
    this.#place.querySelector('[tabindex="0"]')?.setAttribute('tabindex', -1);
    node.setAttribute('tabindex', 0);
  }

  /** Only what is new: of 2,000 seats a few change at a time. */
  #retell(seat, shown) {
    const { node } = shown;
    const chosen = this.#chosen.has(seat.id);
    const now = [language(), this.currency, seat.status, seat.priceInCents, chosen].join();
    if (shown.told === now) return;
    shown.told = now;
    const status = say(`cinema.status.${seat.status}`);
    node.setAttribute('class', `seat ${seat.kind} ${seat.status}${chosen ? ' chosen' : ''}`);
    node.setAttribute('aria-checked', String(chosen));
    node.setAttribute('aria-disabled', String(seat.status !== 'available'));
    const cost = price(seat.priceInCents, this.currency);
    const kind = seat.kind === PLAIN ? '' : `, ${say(`cinema.kind.${seat.kind}`)}`;
    const zone = seat.zone ? `, ${seat.zone}` : '';
    node.setAttribute('aria-label', `${say('cinema.seat', { row: seat.row, column: seat.column, status, price: cost })}${kind}${zone}`);
  }
}

/** Such as A3, A4. */
export const names = seats => seats.map(({ row, column }) => `${row}${column}`).join(', ');

export const total = seats => seats.reduce((sum, { priceInCents }) => sum + priceInCents, 0);
