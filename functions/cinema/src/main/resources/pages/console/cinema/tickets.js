// What one has bought: each ticket as a picture for the entrance.
import { el, write } from '../dom.js';
import { moment, say } from '../language.js';

export class Purchase {
  #what = el('b');
  #when = el('span');
  #tickets = el('div', { class: 'tickets' });
  #shown = '';
  node = el('li', {}, el('p', {}, this.#what, ' · ', this.#when), this.#tickets);

  show(purchase) {
    write(this.#what, purchase.movieTitle);
    write(this.#when, `${purchase.roomName} · ${moment(new Date(purchase.startsAt))}`);
    const tickets = purchase.tickets.map(({ row, column, qr, usedAt }) => ({ seat: `${row}${column}`, qr, usedAt }));
    const now = JSON.stringify(tickets) + say('cinema.used');
    if (now === this.#shown) return;
    this.#shown = now;
    this.#tickets.replaceChildren(...tickets.map(picture));
  }
}

function picture({ seat, qr, usedAt }) {
  const about = qr === null ? `${seat} · ${say('cinema.refunded')}` : usedAt ? `${seat} · ${say('cinema.used')}` : seat;
  const image = qr === null ? [] : [el('img', { src: qr, alt: say('cinema.ticket', { seat }) })];
  return el('figure', {}, ...image, el('figcaption', {}, about));
}
