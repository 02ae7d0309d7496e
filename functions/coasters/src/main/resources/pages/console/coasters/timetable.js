// The timetable of a coaster: every ride of the day, to be read, printed or carried away.
import { Feed } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { csv, download } from '../download.js';
import { reason } from '../forms.js';
import { number, say } from '../language.js';

const FEW = 200; // rows that are shown at first

export class Timetable {
  #coaster = null;
  #rides = [];
  #all = false;
  #rows = new Rows(byId('rides'), () => new Ride());

  constructor() {
    byId('timetable-csv').addEventListener('click', () => this.#save());
    byId('timetable-print').addEventListener('click', () => print());
    byId('timetable-more').addEventListener('click', () => {
      this.#all = true;
      this.show();
    });
  }

  /** @param coaster of the statistics */
  async of(coaster) {
    this.#coaster = coaster;
    this.#rides = [];
    this.#all = false;
    this.show();
    const feed = new Feed(`/api/coasters/${encodeURIComponent(coaster.coasterId)}/timetable`);
    const refusal = byId('timetable-refusal');
    refusal.hidden = true;
    try {
      await feed.refresh();
      if (this.#coaster === coaster) this.#rides = feed.items;
    } catch (e) {
      write(refusal, reason(e));
      refusal.hidden = false;
    }
    this.show();
  }

  show() {
    if (!this.#coaster) return;
    const { number: coaster, name } = this.#coaster;
    const one = byId('timetable-coaster');
    one.href = `#coasters/${coaster}`;
    write(one, coaster);
    write(byId('timetable-title'), say('timetableOf', { coaster: name ? `${coaster} ${name}` : coaster }));
    write(byId('timetable-count'), say('ridesInAll', { n: this.#rides.length }));
    this.#rows.show(this.#all ? this.#rides : this.#rides.slice(0, FEW), ({ wagonNumber, ride }) => `${wagonNumber} ${ride}`);
    byId('timetable-more').hidden = this.#all || this.#rides.length <= FEW;
    write(byId('timetable-more'), say('showAll', { n: number(this.#rides.length) }));
  }

  #save() {
    const head = ['departs', 'returns', 'ready again', 'wagon', 'ride'];
    const rows = this.#rides.map(one => [one.departsAt, one.returnsAt, one.readyAgainAt, one.wagonNumber, one.ride]);
    download(`timetable-${this.#coaster.number}.csv`, 'text/csv', csv([head, ...rows]));
  }
}

class Ride {
  #cells = Array.from({ length: 5 }, () => el('td', {}));

  constructor() {
    this.node = el('tr', {}, ...this.#cells);
  }

  show({ departsAt, returnsAt, readyAgainAt, wagonNumber, ride }) {
    [departsAt, returnsAt, readyAgainAt, wagonNumber, number(ride)].forEach((text, at) => write(this.#cells[at], text));
  }
}
