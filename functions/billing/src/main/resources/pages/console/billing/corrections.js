// Corrections: one person proposes, another one, an admin, approves. Only then is anything booked.
import { Feed, keyring, send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { fields, propose } from '../forms.js';
import { language, moment, say } from '../language.js';
import { may } from '../may.js';
import { cents, money } from '../money.js';
import { session } from '../session.js';
import { Refused } from '../wire.js';

const TONES = { proposed: 'warning', approved: 'ok', rejected: 'critical' };

export class Corrections {
  #look;
  #feed = new Feed('/api/billing/corrections', { most: 1 });
  #status = el('select', { onchange: () => this.#read() });
  #list = el('ul', { class: 'corrections' });
  #rows = new Rows(this.#list, () => new CorrectionRow());
  #none = el('p', { class: 'quiet', 'data-say': 'billing.noCorrection', hidden: true });
  #more = el('button', { type: 'button', class: 'plain', 'data-say': 'showMore', hidden: true, onclick: () => this.#readMore() });

  constructor({ look }) {
    this.#look = look;
    const filter = el('label', {}, el('span', { class: 'unseen', 'data-say': 'billing.status' }), this.#status);
    this.node = el('section', {}, el('div', { class: 'heading' }, el('h2', { 'data-say': 'billing.corrections' }), filter), this.#list, this.#none, this.#more);
  }

  get feeds() {
    return [this.#feed];
  }

  show() {
    if (this.#status.lang !== language()) this.#retell();
    this.#rows.show(this.#feed.items, ({ id }) => id);
    this.#none.hidden = !this.#feed.isKnown || this.#feed.items.length > 0;
    this.#more.hidden = !this.#feed.hasMore;
  }

  #retell() {
    const chosen = this.#status.value;
    const choices = Object.keys(TONES).map(value => new Option(say(`billing.correction.${value}`), value));
    this.#status.replaceChildren(new Option(say('billing.allCorrections'), ''), ...choices);
    this.#status.value = chosen;
    this.#status.lang = language();
  }

  #read() {
    const status = this.#status.value;
    this.#feed = new Feed(`/api/billing/corrections?${new URLSearchParams(status && { status })}`, { most: 1 });
    this.#look();
  }

  #readMore() {
    this.#feed.more();
    this.#look();
  }
}

class CorrectionRow {
  #correction;
  #name = el('a');
  #sum = el('b', { class: 'sum' });
  #reason = el('p');
  #status = el('span');
  #who = el('span', { class: 'quiet' });
  #approve = el('button', { type: 'button', onclick: () => this.#decide('approve') });
  #reject = el('button', { type: 'button', class: 'plain', onclick: () => this.#decide('reject') });
  #buttons = el('p', { class: 'buttons' }, this.#approve, this.#reject);
  node = el('li', {}, el('p', { class: 'heading' }, this.#name, this.#sum), this.#reason, el('p', {}, this.#status, ' ', this.#who), this.#buttons);

  show(correction) {
    this.#correction = correction;
    const { userId, name, amountInCents, currency, reason, status, proposedBy } = correction;
    const involved = [proposedBy, userId].includes(session.user?.id);
    this.#name.href = `#billing/account/${userId}`;
    write(this.#name, name || userId);
    write(this.#sum, money(amountInCents, currency, 'exceptZero'));
    this.#sum.classList.toggle('below', amountInCents < 0);
    write(this.#reason, reason);
    write(this.#status, say(`billing.correction.${status}`));
    this.#status.className = `badge ${TONES[status]}`;
    write(this.#who, history(correction));
    this.#buttons.hidden = status !== 'proposed' || involved || !may('ApproveCorrection');
    write(this.#approve, say('billing.approve'));
    write(this.#reject, say('billing.reject'));
  }

  #decide(how) {
    const { id, name, amountInCents, currency, reason } = this.#correction;
    const text = el('p', { class: 'wide' }, `${name}: ${money(amountInCents, currency, 'exceptZero')}. ${reason}`);
    propose(say(`billing.${how}Sure`), [text], say(`billing.${how}`), () => send('POST', `/api/billing/corrections/${encodeURIComponent(id)}/${how}`));
  }
}

function history({ proposedByName, proposedAt, decidedByName, decidedAt }) {
  const proposed = say('billing.proposedBy', { name: proposedByName, time: moment(new Date(proposedAt)) });
  return decidedAt ? `${proposed} ${say('billing.decidedBy', { name: decidedByName, time: moment(new Date(decidedAt)) })}` : proposed;
}

/** @param account whose balance is corrected, with `userId` and `name` */
export function proposeCorrection({ userId, name }, tell) {
  const keys = keyring();
  const directions = [{ value: '1', text: say('billing.personGains') }, { value: '-1', text: say('billing.personPays') }];
  const inputs = fields(
    { name: 'direction', say: 'billing.direction', options: directions, value: '1', wide: true },
    { name: 'amountInCents', say: 'billing.sum', type: 'text', inputmode: 'decimal', wide: true },
    { name: 'reason', say: 'billing.reason', type: 'text', maxlength: 500, wide: true },
  );
  const command = ({ direction, amountInCents = '', reason = '' }) => {
    const sum = cents(amountInCents);
    if (!sum) throw new Refused(400, { errors: [{ field: 'amountInCents', detail: say('billing.notASum') }] });
    const body = { userId, amountInCents: Number(direction) * sum, reason };
    return send('POST', '/api/billing/corrections', body, keys(body));
  };
  propose(say('billing.correctionOf', { name }), inputs, say('billing.proposeCorrection'), command, () => tell(say('billing.proposed')));
}
