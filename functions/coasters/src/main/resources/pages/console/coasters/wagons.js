// The wagons of one coaster, and the small form that adds one.
import { keyring, send } from '../api.js';
import { removeWagon } from './dialogs.js';
import { el, Rows, write } from '../dom.js';
import { fields, submit } from '../forms.js';
import { label, say } from '../language.js';
import { may } from '../may.js';

export class Wagons {
  #coaster;
  #list = el('ul', { class: 'wagons' });
  #none = el('p', { class: 'quiet' });
  #rows = new Rows(this.#list, () => new Wagon(() => this.#coaster));
  #form;
  #keys = keyring();

  constructor() {
    this.#form = el(
      'form',
      { class: 'add', novalidate: true },
      ...fields(
        { name: 'seats', type: 'number', min: 1, step: 1, value: 32 },
        { name: 'speedMps', type: 'number', min: 0.1, step: 0.1, value: 1.2 },
      ),
      el('button', { type: 'submit', 'data-say': 'addWagon' }),
      el('p', { class: 'refusal', role: 'alert', hidden: true }),
    );
    this.#form.hidden = !may('AddWagon');
    this.#form.addEventListener('submit', event => this.#add(event));
    this.node = el('div', {}, this.#list, this.#none, this.#form);
  }

  show(coaster) {
    this.#coaster = coaster;
    this.#rows.show(coaster.rides, wagon => wagon.wagonId);
    this.#none.hidden = coaster.rides.length > 0;
    write(this.#none, say('noWagons'));
    label(this.#form);
  }

  #add(event) {
    submit(event, async body => {
      await send('POST', `/api/coasters/${encodeURIComponent(this.#coaster.coasterId)}/wagons`, body, this.#keys(body));
      this.#keys = keyring(); // the next wagon may be just like this one
    });
  }
}

class Wagon {
  #wagon;
  #number = el('b', {});
  #rides = el('span', { class: 'quiet' });
  #remove;

  constructor(coaster) {
    this.#remove = el('button', { type: 'button', class: 'cross', onclick: () => removeWagon(coaster(), this.#wagon) }, '×');
    this.#remove.hidden = !may('RemoveWagon');
    this.node = el('li', {}, this.#number, ' ', this.#rides, this.#remove);
  }

  show(wagon) {
    this.#wagon = wagon;
    write(this.#number, wagon.number);
    write(this.#rides, say('rides', { n: wagon.rides }));
    this.#remove.setAttribute('aria-label', say('removeWagon', { number: wagon.number }));
  }
}
