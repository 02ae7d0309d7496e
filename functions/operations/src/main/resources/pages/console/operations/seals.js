// The sealed records of doors and commands: whether they are as they were sealed, and an export of them.
import { send } from '../api.js';
import { el, write } from '../dom.js';
import { reason } from '../forms.js';
import { fromInput, moment, number, say, toInput } from '../language.js';
import { download } from '../download.js';

const DAY_MS = 24 * 3600 * 1000;

/** For an input: at this time of yesterday. */
export const aDayAgo = () => toInput(Date.now() - DAY_MS);

export class Seals {
  #from = el('input', { type: 'datetime-local', id: 'seals-from' });
  #to = el('input', { type: 'datetime-local', id: 'seals-to' });
  #verify = el('button', { type: 'button', class: 'primary', 'data-say': 'operations.verify', onclick: () => this.#run(this.#verify, () => this.#check()) });
  #export = el('button', { type: 'button', 'data-say': 'operations.exportRecords', onclick: () => this.#run(this.#export, () => this.#save()) });
  #told = el('p', { role: 'status' });
  #findings = el('ul', { class: 'letters' });

  constructor() {
    this.#from.value = aDayAgo();
    const range = el(
      'form',
      { class: 'range' },
      el('label', { for: 'seals-from' }, el('span', { 'data-say': 'operations.from' }), this.#from),
      el('label', { for: 'seals-to' }, el('span', { 'data-say': 'operations.to' }), this.#to),
      this.#verify,
      this.#export,
    );
    range.addEventListener('submit', event => event.preventDefault());
    this.node = el('section', {}, el('h3', { 'data-say': 'operations.seals' }), el('p', { class: 'quiet', 'data-say': 'operations.sealsText' }), range, this.#told, this.#findings);
  }

  show() {}

  async #run(button, work) {
    button.disabled = true;
    try {
      await work();
    } catch (e) {
      this.#told.className = 'refusal';
      write(this.#told, reason(e));
    } finally {
      button.disabled = false;
    }
  }

  #query(cursor) {
    const [from, to] = [this.#from.value, this.#to.value];
    return new URLSearchParams({ ...(from && { from: fromInput(from) }), ...(to && { to: fromInput(to) }), ...(cursor && { cursor }) });
  }

  async #check() {
    const sum = { entries: 0, checkpoints: 0, findings: [], sealedUntil: null, from: null, to: null };
    let cursor = null;
    this.#findings.replaceChildren();
    this.#told.className = 'quiet';
    do {
      const { content } = await send('GET', `/api/audit/verify?${this.#query(cursor)}`);
      sum.entries += content.entries;
      sum.checkpoints += content.checkpoints;
      sum.findings.push(...content.findings);
      sum.sealedUntil = content.sealedUntil;
      sum.from ??= content.from;
      sum.to = content.to;
      cursor = content.nextCursor;
      write(this.#told, say('operations.verified', { n: sum.entries }));
    } while (cursor);
    this.#told.className = sum.findings.length ? 'badge critical' : 'badge ok';
    const words = sum.findings.length ? say('operations.tampered', { n: sum.findings.length }) : say('operations.intact', { entries: number(sum.entries), checkpoints: number(sum.checkpoints) });
    const sealed = sum.sealedUntil ? say('operations.sealedUntil', { time: moment(new Date(sum.sealedUntil)) }) : '';
    write(this.#told, [words, period(sum), sealed].filter(Boolean).join(' '));
    this.#findings.replaceChildren(...sum.findings.map(finding));
  }

  async #save() {
    const lines = [];
    let cursor = null;
    this.#told.className = 'quiet';
    do {
      const { content } = await send('GET', `/api/audit/export?${this.#query(cursor)}`);
      lines.push(...content.items.map(line => JSON.stringify(line)));
      cursor = content.nextCursor;
      write(this.#told, say('operations.exported', { n: lines.length }));
    } while (cursor);
    download('lunapark-audit.jsonl', 'application/jsonl', `${lines.join('\n')}\n`);
  }
}

/** What was looked at; without an end it is also what no checkpoint covers. */
function period({ from, to }) {
  const begin = moment(new Date(from));
  return to ? say('operations.checkedBetween', { from: begin, to: moment(new Date(to)) }) : say('operations.checkedSince', { from: begin });
}

function finding({ kind, log, checkpoint, from, until, place }) {
  const when = from ? `${moment(new Date(from))} – ${until ? moment(new Date(until)) : ''}` : '';
  return el('li', {}, el('b', {}, kind), ` ${log}, ${number(checkpoint)} `, el('span', { class: 'quiet' }, [when, place].filter(Boolean).join(' · ')));
}
