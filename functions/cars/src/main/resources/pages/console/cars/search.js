// The stored cars, the newest first, by make, model, location and year; operators change and remove them.
import { send } from '../api.js';
import { byId, el, write } from '../dom.js';
import { fields, propose } from '../forms.js';
import { moment, number, say } from '../language.js';
import { may } from '../may.js';
import { Pager } from './pager.js';
import { words } from './statistics.js';

const found = new Pager('cars-found', '/api/cars', () => new Car());
const form = byId('cars-filter');
const locations = new Set();

export const search = {
  useCase: 'ListCars',
  feeds: words.feeds,

  open() {
    return found.find(filter()).then(search.show);
  },

  /** After a command: the page that is shown, as it is now. */
  async again() {
    await found.refresh();
    search.show();
  },

  show() {
    found.show();
    for (const { location } of found.items) locations.add(location);
    offer('makes', words.makes());
    offer('models', words.models());
    offer('locations', [...locations]);
  },
};

/** What a field of the search offers to choose from. */
function offer(name, values) {
  const list = byId(`cars-known-${name}`);
  if (list.children.length !== values.length) list.replaceChildren(...values.toSorted().map(value => new Option(value, value)));
}

/** Words as the records have them: in small letters, with hyphens. */
const normal = text => text.trim().toLowerCase().replace(/\s+/g, '-');

function filter() {
  const entries = [...new FormData(form)].map(([name, value]) => [name, normal(value)]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

form.addEventListener('submit', event => {
  event.preventDefault();
  search.open();
});
form.addEventListener('reset', () => setTimeout(search.open));

class Car {
  #car;
  #cells = [
    el('th', { role: 'rowheader', scope: 'row' }),
    ...['number', 'number', '', 'roomy', 'roomy'].map(kind => el('td', { role: 'cell', class: kind })),
  ];
  #change = el('button', { type: 'button', class: 'plain', onclick: () => change(this.#car) });
  #remove = el('button', { type: 'button', class: 'plain', onclick: () => remove(this.#car) });
  node = el('tr', { role: 'row' }, ...this.#cells); // roles: on a phone it is laid out as no table

  constructor() {
    if (may('ChangeCar')) this.node.append(el('td', { role: 'cell', class: 'do' }, this.#change, ' ', this.#remove));
  }

  show(car) {
    this.#car = car;
    const name = nameOf(car);
    const texts = [name, String(car.year), number(car.price), car.location, `${car.source} ${car.sequence}`, moment(new Date(car.generatedAt))];
    this.#cells.forEach((cell, at) => write(cell, texts[at]));
    write(this.#change, say('change'));
    write(this.#remove, say('remove'));
    this.#change.setAttribute('aria-label', say('cars.changeCar', { car: name }));
    this.#remove.setAttribute('aria-label', say('cars.removeCar', { car: name }));
  }
}

const nameOf = ({ normalizedMake, normalizedModel }) => `${normalizedMake} ${normalizedModel}`;
const seen = ({ version }) => ({ 'If-Match': `"${version}"` });

/** The fields of a car, with what it has. */
export const carFields = car =>
  fields(
    { name: 'normalizedMake', say: 'cars.make', type: 'text', list: 'cars-known-makes', value: car.normalizedMake ?? '' },
    { name: 'normalizedModel', say: 'cars.model', type: 'text', list: 'cars-known-models', value: car.normalizedModel ?? '' },
    { name: 'year', say: 'cars.year', type: 'number', step: 1, value: car.year ?? '' },
    { name: 'price', say: 'cars.price', type: 'number', step: 1, value: car.price ?? '' },
    { name: 'location', say: 'cars.location', type: 'text', list: 'cars-known-locations', value: car.location ?? '' },
  );

function change(car) {
  propose(say('cars.changeCar', { car: nameOf(car) }), carFields(car), say('save'), body =>
    send('PATCH', `/api/cars/${encodeURIComponent(car.id)}`, body, seen(car)),
  );
}

function remove(car) {
  propose(say('cars.removeCarSure', { car: nameOf(car) }), [], say('remove'), () =>
    send('DELETE', `/api/cars/${encodeURIComponent(car.id)}`, undefined, seen(car)),
  );
}
