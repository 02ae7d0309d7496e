// Open alerts, the gravest and oldest first, each to be acknowledged with one press.
import { send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { clock, language, number, say } from '../language.js';
import { may } from '../may.js';
import { phrase, rank, severity, told } from './problems.js';

const FEW = 5; // as many as fit beside the board of a wall screen

export class Alerts {
  #rows = new Rows(byId('alerts'), () => new Alert(() => this.#acknowledged()));
  #open = [];
  #alerts = []; // what is told of them
  #all = false;
  #acknowledged;

  constructor(acknowledged) {
    this.#acknowledged = acknowledged;
    byId('alerts-more').addEventListener('click', () => {
      this.#all = !this.#all;
      this.show(this.#open);
    });
  }

  /** @param alerts all that are open */
  show(alerts) {
    this.#open = alerts;
    this.#alerts = mostUrgent(alerts);
    const shown = this.#all ? this.#alerts : this.#alerts.slice(0, FEW);
    this.#rows.show(shown, alert => alert.id);
    const { length } = this.#alerts;
    byId('alerts-none').hidden = length > 0;
    write(byId('alerts-count'), length ? number(length) : '');
    const more = byId('alerts-more');
    more.hidden = length <= FEW;
    write(more, this.#all ? say('showFewer') : say('showAll', { n: number(length) }));
  }
}

/** The gravest and oldest first, those that are acknowledged last; of what two say, one. */
export const mostUrgent = alerts =>
  [...Map.groupBy(alerts, ({ coasterId }) => coasterId).values()].flatMap(once).toSorted(byUrgency);

/** Those of one coaster; what another one says as well is acknowledged with that one. */
function once(alerts) {
  const shown = told(alerts);
  const within = alerts.filter(alert => !shown.includes(alert) && !alert.acknowledgedAt).map(({ id }) => id);
  return shown.map(alert => (alert.code === 'surplus-capacity' ? { ...alert, within } : alert));
}

function byUrgency(a, b) {
  return (
    Boolean(a.acknowledgedAt) - Boolean(b.acknowledgedAt) ||
    rank(severity(b)) - rank(severity(a)) ||
    a.openedAt.localeCompare(b.openedAt)
  );
}

class Alert {
  #ids = [];
  #seen = '';
  #where = el('b', {});
  #what = el('span', { class: 'what' });
  #level = el('span', { class: 'level' });
  #since = el('time', {});
  #button;
  #answer = el('span', { class: 'answer' });

  constructor(acknowledged) {
    this.#button = el('button', { type: 'button', class: 'plain', onclick: () => this.#acknowledge(acknowledged) });
    this.node = el(
      'li',
      {},
      el('p', {}, this.#where, ' ', this.#what),
      el('p', { class: 'quiet' }, el('span', {}, this.#level, ' · ', this.#since), this.#button, this.#answer),
    );
  }

  show(alert) {
    const seen = language() + JSON.stringify(alert);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#ids = [alert.id, ...(alert.within ?? [])];
    const level = severity(alert);
    this.node.className = `${level}${alert.acknowledgedAt ? ' acknowledged' : ''}`;
    write(this.#where, alert.coasterNumber);
    write(this.#what, phrase(alert));
    write(this.#level, say(level));
    write(this.#since, say('since', { time: clock(new Date(alert.openedAt), false) }));
    this.#since.dateTime = alert.openedAt;
    this.#button.hidden = Boolean(alert.acknowledgedAt) || !may('AcknowledgeAlert');
    write(this.#button, say('acknowledge'));
    this.#button.setAttribute('aria-label', say('acknowledgeOf', { what: `${alert.coasterNumber}, ${phrase(alert)}` }));
    write(this.#answer, alert.acknowledgedAt ? say('acknowledged', { time: clock(new Date(alert.acknowledgedAt), false) }) : '');
  }

  async #acknowledge(acknowledged) {
    this.#button.disabled = true;
    write(this.#answer, '');
    try {
      await Promise.all(this.#ids.map(id => send('POST', `/api/alerts/${encodeURIComponent(id)}/acknowledge`)));
      acknowledged();
    } catch (e) {
      write(this.#answer, reason(e));
    } finally {
      this.#button.disabled = false;
    }
  }
}
