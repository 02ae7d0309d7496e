// One door: whether it would open, the button that opens it, and what came of pressing it.
import { send } from '../api.js';
import { el, write } from '../dom.js';
import { fields, propose, reason } from '../forms.js';
import { language, say } from '../language.js';
import { may } from '../may.js';
import { Refused } from '../wire.js';
import { isMarked, mark, opened } from './marked.js';
import { site } from './site.js';

const DENIED_MS = 10_000; // long enough to read why
const TICK_MS = 200;

/** Why a door stays shut; the API's own words where this page has none. */
export const whyNot = (code, otherwise = code) => say.has(`denied.${code}`) ? say(`denied.${code}`) : otherwise;

export class DoorTile {
  #door;
  #own;
  #seen = '';
  #marked;
  #until = 0; // when what came of the last try is no longer shown
  #where = el('span', { class: 'quiet where' });
  #star = el('button', { type: 'button', class: 'plain star', onclick: () => this.#mark() });
  #name = el('b', {});
  #level = el('span', { class: 'level' });
  #outcome = el('p', { class: 'outcome', role: 'status' });
  #countdown = el('span', { class: 'quiet', 'aria-hidden': 'true' });
  #unlock = el('button', { type: 'button', class: 'unlock', onclick: () => this.#try() });
  #history = el('a', {});
  #change = el('button', { type: 'button', class: 'plain', onclick: () => changeDoor(this.#door) });

  /** @param marked called after it was marked, or no longer is */
  constructor(marked = site.marked) {
    this.#marked = marked;
    const drawn = el('span', { class: 'drawn', 'aria-hidden': 'true' }, el('span', { class: 'leaf' }));
    const tools = el('p', { class: 'tools' }, this.#history, this.#change);
    this.#history.hidden = !may('ListDoorHistory');
    this.#change.hidden = !may('ChangeDoor');
    tools.hidden = this.#history.hidden && this.#change.hidden;
    const what = el('div', { class: 'what' }, el('p', {}, this.#name, ' ', this.#level, ' ', this.#where));
    const state = el('div', { class: 'state' }, this.#outcome, ' ', this.#countdown);
    this.node = el('li', { class: 'door' }, drawn, what, state, this.#unlock, this.#star, tools);
  }

  /** @param own whether it would open, where it is one of mine; @param where its building, where that is not seen anyway */
  show({ door, own, where = '' }) {
    const seen = language() + JSON.stringify([door, own, where, isMarked(door.id)]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#door = door;
    this.#own = own;
    write(this.#name, door.name);
    write(this.#where, where);
    write(this.#star, isMarked(door.id) ? '★' : '☆');
    this.#star.setAttribute('aria-pressed', String(isMarked(door.id)));
    this.#star.setAttribute('aria-label', say('markDoor', { door: door.name }));
    this.#star.title = say('markDoor', { door: door.name });
    this.#star.hidden = !own;
    write(this.#level, say(`level.${door.level}`));
    this.#level.classList.toggle('high', door.level === 'high');
    write(this.#unlock, say('unlock'));
    this.#unlock.setAttribute('aria-label', say('unlockOf', { door: door.name }));
    this.#unlock.hidden = !own;
    this.#history.href = `#doors/door/${door.id}`;
    write(this.#history, say('history'));
    write(this.#change, say('change'));
    if (Date.now() > this.#until) this.#atRest();
  }

  /** What would come of trying now. */
  #atRest() {
    this.#is(this.#own?.mayOpen ? 'opens' : this.#own ? 'stays' : 'foreign');
    write(this.#outcome, this.#own && !this.#own.mayOpen ? whyNot(this.#own.reason) : '');
    write(this.#countdown, '');
  }

  #mark() {
    mark(this.#door.id);
    this.#marked();
  }

  async #try() {
    this.#unlock.disabled = true;
    try {
      const { content } = await send('POST', `/api/doors/${encodeURIComponent(this.#door.id)}/unlock`);
      // How long, by the clock of the door: the clock of this browser may be wrong.
      this.#opened(Date.parse(content.relocksAt) - Date.parse(content.decidedAt));
    } catch (e) {
      this.#denied(e);
    } finally {
      this.#unlock.disabled = false;
      site.tried();
    }
  }

  #opened(forMs) {
    opened(this.#door.id);
    this.#is('granted');
    write(this.#outcome, say('itIsOpen'));
    this.#holdFor(forMs, leftMs => write(this.#countdown, say('relocksIn', { n: Math.ceil(leftMs / 1000) })));
  }

  /** Where nothing was decided, nothing is said to be denied. */
  #denied(e) {
    const isDecided = e instanceof Refused && e.status === 403;
    this.#is(isDecided ? 'denied' : 'failed');
    write(this.#outcome, isDecided ? say('denied', { why: whyNot(e.code, reason(e)) }) : say('notTried', { why: reason(e) }));
    write(this.#countdown, '');
    this.#holdFor(DENIED_MS, () => {});
  }

  #holdFor(ms, tick) {
    const until = (this.#until = Date.now() + ms);
    const beat = () => {
      if (this.#until !== until) return; // another try has come
      const leftMs = until - Date.now();
      if (leftMs > 0) {
        tick(leftMs);
        setTimeout(beat, Math.min(TICK_MS, leftMs));
      } else {
        this.#atRest();
      }
    };
    beat();
  }

  #is(state) {
    this.node.className = `door ${state}`;
  }
}

export const levels = () => ['low', 'high'].map(value => ({ value, text: say(`level.${value}`) }));

function changeDoor({ id, name, level, version }) {
  const inputs = fields(
    { name: 'name', say: 'doorName', type: 'text', maxlength: 50, value: name, wide: true },
    { name: 'level', options: levels(), value: level, wide: true },
  );
  propose(say('changeDoor', { name }), inputs, say('save'), body =>
    send('PUT', `/api/doors/${encodeURIComponent(id)}`, body, { 'If-Match': `"${version}"` }),
  );
}
