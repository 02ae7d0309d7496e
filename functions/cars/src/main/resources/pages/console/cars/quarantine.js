// Records that cannot be stored as they came: an operator repairs them, and they go on.
import { keyring, send } from '../api.js';
import { el, write } from '../dom.js';
import { propose } from '../forms.js';
import { moment, say } from '../language.js';
import { may } from '../may.js';
import { Seldom } from '../poller.js';
import { Pager } from './pager.js';
import { carFields } from './search.js';
import { words } from './statistics.js';

const SELDOM_MS = 2000;

const kept = new Pager('cars-kept', '/api/cars/quarantine', () => new Kept());

export const quarantine = {
  useCase: 'ListQuarantine',
  feeds: [new Seldom(kept, SELDOM_MS), ...words.feeds],

  open() {
    return kept.find({});
  },

  async again() {
    await kept.refresh();
    kept.show();
  },

  show() {
    kept.show();
  },
};

class Kept {
  #record;
  #reason = el('b');
  #when = el('span', { class: 'quiet' });
  #text = el('code', { class: 'cars-record' });
  #repair = el('button', { type: 'button', onclick: () => repair(this.#record) });
  node = el('li', {}, el('p', {}, this.#reason, ' ', this.#when), el('p', {}, this.#text), el('p', {}, this.#repair));

  show(record) {
    this.#record = record;
    const reason = `cars.reason.${record.reason}`;
    write(this.#reason, say.has(reason) ? say(reason) : record.reason);
    write(this.#when, moment(new Date(record.quarantinedAt)));
    write(this.#text, record.record);
    write(this.#repair, say('cars.repair'));
    this.#repair.hidden = !may('ResubmitCar');
  }
}

function repair({ id, record }) {
  const keys = keyring();
  propose(
    say('cars.repair'),
    [el('p', { class: 'wide quiet' }, el('code', { class: 'cars-record' }, record)), ...carFields(asCar(record))],
    say('cars.resubmit'),
    body => send('POST', `/api/cars/quarantine/${encodeURIComponent(id)}/resubmit`, body, keys(body)),
  );
}

/** What can be read of a record. */
function asCar(text) {
  try {
    const read = JSON.parse(text);
    return read !== null && typeof read === 'object' ? read : {};
  } catch {
    return {};
  }
}
