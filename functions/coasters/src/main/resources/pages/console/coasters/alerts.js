// Open alerts, the gravest and oldest first, each to be acknowledged with one press; all of them by one that is held.
import { send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { holdButton } from '../hold.js';
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
  #together = holdButton('', () => this.#acknowledgeAll(), { class: 'plain', hidden: true });
  #answer = el('p', { class: 'quiet', role: 'status' });

  constructor(acknowledged) {
    this.#acknowledged = acknowledged;
    byId('alerts-more').after(this.#together, this.#answer);
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
    const waiting = this.#waiting().length;
    this.#together.hidden = waiting < 2 || shown.length < length || !may('AcknowledgeAlert');
    write(this.#together.firstChild, say('acknowledgeAll', { n: number(waiting) }));
  }

  #waiting() {
    return this.#alerts.filter(alert => !alert.acknowledgedAt);
  }

  /** One after the other: where one fails, those before it are acknowledged. */
  async #acknowledgeAll() {
    const waiting = this.#waiting();
    this.#together.disabled = true;
    try {
      for (const [done, alert] of waiting.entries()) {
        write(this.#answer, say('acknowledging', { done: number(done), n: number(waiting.length) }));
        await acknowledge(alert);
      }
      write(this.#answer, '');
    } catch (e) {
      write(this.#answer, reason(e));
    } finally {
      this.#together.disabled = false;
      this.#acknowledged();
    }
  }
}

/** With what it says as well. */
const acknowledge = ({ id, within = [] }) =>
  Promise.all([id, ...within].map(one => send('POST', `/api/alerts/${encodeURIComponent(one)}/acknowledge`)));

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
  #alert;
  #seen = '';
  #coaster = el('a', {});
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
      el('p', {}, el('b', {}, this.#coaster), ' ', this.#what),
      el('p', { class: 'quiet' }, el('span', {}, this.#level, ' · ', this.#since), this.#button, this.#answer),
    );
  }

  show(alert) {
    const seen = language() + JSON.stringify(alert);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#alert = alert;
    const level = severity(alert);
    this.node.className = `${level}${alert.acknowledgedAt ? ' acknowledged' : ''}`;
    write(this.#coaster, alert.coasterNumber);
    this.#coaster.href = `#coasters/${alert.coasterNumber}`;
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
      await acknowledge(this.#alert);
      acknowledged();
    } catch (e) {
      write(this.#answer, reason(e));
    } finally {
      this.#button.disabled = false;
    }
  }
}
