// Health: every store, and what waits to be sent or delivered.
import { Sheet } from '../api.js';
import { el, write } from '../dom.js';
import { language, number, say } from '../language.js';
import { Seldom } from '../poller.js';
import { Refused } from '../wire.js';

const EVERY_MS = 5000;

export class Health {
  #sheet = new Sheet('/api/health');
  #known = null;
  #seen = '';
  #stores = el('ul', { class: 'stores' });
  #waiting = el('dl', { class: 'figures' });
  #note = el('p', { class: 'quiet' });

  constructor() {
    this.feed = new Seldom({ refresh: () => this.#refresh() }, EVERY_MS);
    this.node = el('section', {}, el('h3', { 'data-say': 'operations.health' }), this.#stores, this.#waiting, this.#note);
  }

  /** Another number whenever there are more or fewer dead letters. */
  get changes() {
    return total(this.#known?.deadLetters ?? [], 'waiting');
  }

  /** A house that is not well answers 503, and says what it is. */
  async #refresh() {
    try {
      const news = await this.#sheet.refresh();
      const before = this.#known;
      this.#known = this.#sheet.content;
      return news || before !== this.#known;
    } catch (e) {
      if (!(e instanceof Refused) || !e.content.stores) throw e;
      this.#known = e.content;
      return true;
    }
  }

  /** Stores that do not answer, and messages that were not applied. */
  async attention() {
    await this.#refresh();
    const { stores, deadLetters } = this.#known;
    const dead = total(deadLetters, 'waiting');
    return [
      ...stores.filter(({ reachable }) => !reachable).map(({ name }) => ({ level: 'critical', text: say('operations.storeOut', { name }), href: '#operations' })),
      ...(dead ? [{ level: 'warning', text: say('operations.deadLettersWait', { n: dead }), href: '#operations' }] : []),
    ];
  }

  show() {
    if (!this.#known) return;
    const { stores, outboxes, queues, deadLetters } = this.#known;
    const seen = language() + JSON.stringify(this.#known);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#stores.replaceChildren(...stores.map(store));
    const waits = [...outboxes, ...queues].filter(({ waiting }) => waiting);
    const figures = [
      ['operations.waitingToBeSent', total(outboxes, 'waiting')],
      ['operations.waitingToBeApplied', total(queues, 'waiting')],
      ['operations.beingApplied', total(queues, 'inFlight')],
      ['operations.deadLetters', total(deadLetters, 'waiting')],
    ];
    this.#waiting.replaceChildren(
      ...figures.map(([word, n]) => el('div', { class: word === 'operations.deadLetters' && n ? 'critical' : null }, el('dt', {}, say(word)), el('dd', {}, number(n)))),
    );
    write(this.#note, waits.map(({ name, system, waiting }) => `${name ?? system}: ${number(waiting)}`).join(' · '));
  }
}

const total = (list, name) => list.reduce((all, one) => all + one[name], 0);

function store({ name, reachable, problem }) {
  const state = el('span', { class: `badge ${reachable ? 'ok' : 'critical'}` }, say(reachable ? 'operations.reachable' : 'operations.outOfReach'));
  return el('li', {}, el('b', {}, name), ' ', state, problem ? el('span', { class: 'quiet' }, ` ${problem}`) : '');
}
