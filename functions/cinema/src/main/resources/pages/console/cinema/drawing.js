// Seats of a room as one draws them: a stroke of the pointer or of the keyboard over the places of a grid.
import { svg } from '../dom.js';
import { say } from '../language.js';

const SIZE = 28;
const STEP = 34;
const ROW_WIDTH = 44;
const LEAST_REM = 1.7; // from one place to the next, that a thumb finds

export class Drawing {
  #place;
  #brush;
  #changed;
  #rows = 0;
  #columns = 0;
  #drawn = new Map(); // by place: seats that are not built yet
  #built = new Map(); // by place
  #nodes = new Map(); // by place
  #stroke = null; // whether it draws or takes away

  /**
   * @param brush gives what a stroke draws, `{kind, zone}`, or null to take away
   * @param changed called after each stroke
   */
  constructor(place, brush, changed) {
    this.#place = place;
    this.#brush = brush;
    this.#changed = changed;
    addEventListener('pointerup', () => (this.#stroke = null));
    place.addEventListener('pointermove', event => this.#stroke && this.#at(event));
    place.addEventListener('pointerdown', event => this.#begin(event));
    place.addEventListener('keydown', event => this.#key(event));
  }

  /** Row by row, as `{row, column, kind, zone}`. */
  get drawn() {
    return [...this.#drawn].filter(([place]) => this.#nodes.has(place)).map(([, seat]) => seat).toSorted((a, b) => indexOf(a.row) - indexOf(b.row) || a.column - b.column);
  }

  clear() {
    this.#built.clear();
    this.#nodes.clear();
    this.#rows = this.#columns = 0;
    this.forget();
  }

  forget() {
    this.#drawn.clear();
    this.retell();
  }

  built(seats) {
    this.#built = new Map(seats.map(seat => [nameOf(seat.row, seat.column), seat]));
  }

  /** As many as are wanted; more where seats are built already. */
  resize(rows, columns) {
    const there = [...this.#built.values()];
    const [down, across] = [Math.max(rows, ...there.map(({ row }) => indexOf(row) + 1)), Math.max(columns, ...there.map(({ column }) => column))];
    if (down !== this.#rows || across !== this.#columns) this.#draw((this.#rows = down), (this.#columns = across));
    this.retell();
    this.#changed();
  }

  /** Every place that has no seat yet. */
  all() {
    for (const place of this.#nodes.keys()) this.#paint(place);
    this.#changed();
  }

  retell() {
    for (const [place, node] of this.#nodes) this.#retell(place, node);
    for (const name of this.#place.querySelectorAll('.whole')) name.setAttribute('aria-label', say('cinema.wholeRow', { row: name.dataset.row }));
  }

  #draw(rows, columns) {
    this.#nodes.clear();
    const picture = svg('svg', { viewBox: `0 0 ${ROW_WIDTH + columns * STEP} ${rows * STEP + 4}`, role: 'group' });
    picture.style.minWidth = `${(columns + 1) * LEAST_REM}rem`;
    picture.style.maxWidth = `${(columns + 1) * LEAST_REM * 1.4}rem`;
    for (let at = 0; at < rows; at++) {
      const row = letters(at);
      const name = svg('g', { class: 'whole', role: 'button', tabindex: -1, 'data-row': row, transform: `translate(4 ${at * STEP})` });
      name.append(svg('rect', { width: SIZE, height: SIZE, rx: 4 }), svg('text', { x: SIZE / 2, y: 18 }, row));
      picture.append(name);
      for (let column = 1; column <= columns; column++) {
        const place = nameOf(row, column);
        const node = svg('g', { role: 'checkbox', tabindex: this.#nodes.size ? -1 : 0, 'data-place': place, transform: `translate(${ROW_WIDTH + (column - 1) * STEP} ${at * STEP})` });
        node.append(svg('rect', { width: SIZE, height: SIZE, rx: 6 }), svg('text', { x: SIZE / 2, y: 18 }, String(column)));
        this.#nodes.set(place, node);
        picture.append(node);
      }
    }
    this.#place.replaceChildren(picture);
  }

  #begin(event) {
    const row = event.target.closest('[data-row]')?.dataset.row;
    const place = event.target.closest('[data-place]')?.dataset.place;
    if (row) this.#wholeRow(row);
    if (!place || this.#built.has(place)) return;
    this.#stroke = this.#brush() && !this.#isAsDrawn(place) ? 'draws' : 'takes';
    this.#apply(place);
    if (event.pointerType === 'mouse') event.preventDefault(); // no text is marked
  }

  /** Pointers of touch stay with where they began, so the place under them is asked for. */
  #at({ clientX, clientY }) {
    const place = document.elementFromPoint(clientX, clientY)?.closest('[data-place]')?.dataset.place;
    if (place) this.#apply(place);
  }

  #apply(place) {
    if (this.#stroke === 'draws') this.#paint(place);
    else this.#drawn.delete(place);
    this.#retell(place, this.#nodes.get(place));
    this.#changed();
  }

  #wholeRow(row) {
    for (const place of this.#nodes.keys()) if (place.startsWith(`${row} `)) this.#paint(place);
    this.#changed();
  }

  #paint(place) {
    const look = this.#brush();
    const [row, column] = place.split(' ');
    if (this.#built.has(place)) return;
    if (look) this.#drawn.set(place, { row, column: Number(column), kind: look.kind, ...(look.zone && { zone: look.zone }) });
    else this.#drawn.delete(place);
    this.#retell(place, this.#nodes.get(place));
  }

  #isAsDrawn(place) {
    const [seat, look] = [this.#drawn.get(place), this.#brush()];
    return seat?.kind === look?.kind && (seat?.zone ?? null) === (look?.zone ?? null);
  }

  #key(event) {
    const { place, row } = event.target.dataset;
    const [across, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key] ?? [0, 0];
    if (event.key === ' ' || event.key === 'Enter') {
      if (row) this.#wholeRow(row);
      else if (!this.#built.has(place)) {
        this.#stroke = this.#isAsDrawn(place) ? 'takes' : 'draws';
        this.#apply(place);
        this.#stroke = null;
      }
    } else if (place && (across || down)) {
      const [from, column] = place.split(' ');
      const next = this.#nodes.get(nameOf(letters(indexOf(from) + down), Number(column) + across));
      if (next) {
        event.target.setAttribute('tabindex', -1);
        next.setAttribute('tabindex', 0);
        next.focus();
      }
    } else return;
    event.preventDefault();
  }

  #retell(place, node) {
    const [there, seat] = [this.#built.get(place), this.#drawn.get(place)];
    const shown = there ?? seat;
    node.setAttribute('class', `place ${shown?.kind ?? 'none'}${there ? ' there' : ''}`);
    node.setAttribute('aria-checked', String(Boolean(shown)));
    node.setAttribute('aria-disabled', String(Boolean(there)));
    const [row, column] = place.split(' ');
    const about = [say(`cinema.kind.${shown?.kind ?? 'none'}`), shown?.zone, there && say('cinema.seatThere')].filter(Boolean).join(', ');
    node.setAttribute('aria-label', say('cinema.place', { row, column, about }));
  }
}

const nameOf = (row, column) => `${row} ${column}`;

/** A for 0, and after Z comes AA. */
const letters = at => (at < 0 ? '' : letters(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26)));

/** The reverse of letters; -1 for a row that has another name. */
const indexOf = row => (/^[A-Z]+$/.test(row) ? [...row].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1 : -1);
