// Open alerts, the gravest and oldest first, each to be acknowledged with one press.
import { send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { clock, language, number, say } from '../language.js';
import { may } from '../may.js';
import { phrase, rank, severity } from './problems.js';

const FEW = 5; // as many as fit beside the board of a wall screen

export class Alerts {
  #rows = new Rows(byId('alerts'), () => new Alert(() => this.#acknowledged()));
  #alerts = [];
  #all = false;
  #acknowledged;

  constructor(acknowledged) {
    this.#acknowledged = acknowledged;
    byId('alerts-more').addEventListener('click', () => {
      this.#all = !this.#all;
      this.show(this.#alerts);
    });
  }

  show(alerts) {
    this.#alerts = alerts.toSorted(byUrgency);
    const shown = this.#all ? this.#alerts : this.#alerts.slice(0, FEW);
    this.#rows.show(shown, alert => alert.id);
    byId('alerts-none').hidden = alerts.length > 0;
    write(byId('alerts-count'), alerts.length ? number(alerts.length) : '');
    const more = byId('alerts-more');
    more.hidden = alerts.length <= FEW;
    write(more, this.#all ? say('showFewer') : say('showAll', { n: number(alerts.length) }));
  }
}

function byUrgency(a, b) {
  return (
    Boolean(a.acknowledgedAt) - Boolean(b.acknowledgedAt) ||
    rank(severity(b)) - rank(severity(a)) ||
    a.openedAt.localeCompare(b.openedAt)
  );
}

class Alert {
  #id;
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
    this.#id = alert.id;
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
      await send('POST', `/api/alerts/${encodeURIComponent(this.#id)}/acknowledge`);
      acknowledged();
    } catch (e) {
      write(this.#answer, reason(e));
    } finally {
      this.#button.disabled = false;
    }
  }
}
