// Sessions to choose from.
import { el, write } from '../dom.js';
import { moment } from '../language.js';
import { price } from './price.js';

export const byStart = (one, other) => one.startsAt.localeCompare(other.startsAt);

/** A session in a list. */
export class Show {
  #address;
  #id = null;
  #title = el('b');
  #when = el('span');
  #price = el('span');
  #link = el('a', {}, this.#title, this.#when, this.#price);
  node = el('li', {}, this.#link);

  /** @param address gives the one of a session's id */
  constructor(address) {
    this.#address = address;
  }

  show(session) {
    this.#id = session.id;
    this.#link.href = this.#address(session.id);
    write(this.#title, session.movieTitle);
    write(this.#when, `${session.roomName} · ${moment(new Date(session.startsAt))}`);
    write(this.#price, cheapest(session));
  }

  isChosen(id) {
    if (this.#id === id) this.#link.setAttribute('aria-current', 'true');
    else this.#link.removeAttribute('aria-current');
  }
}

/** The price, or from which price on where zones have their own. */
function cheapest({ priceInCents, zonePrices, currency }) {
  const all = [priceInCents, ...Object.values(zonePrices)];
  const [least, most] = [Math.min(...all), Math.max(...all)].map(cents => price(cents, currency));
  return least === most ? least : `${least} – ${most}`;
}
