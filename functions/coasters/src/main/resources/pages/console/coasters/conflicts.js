// What two computers of the park have changed without knowing of each other, with both sides, to be decided by a person.
import { send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { holdButton } from '../hold.js';
import { language, moment, number, say } from '../language.js';
import { may } from '../may.js';

export class Conflicts {
  #rows;

  /** @param changed called when a conflict was dealt with */
  constructor(changed) {
    this.#rows = new Rows(byId('conflicts'), conflict => new Conflict(conflict, changed));
  }

  show(conflicts) {
    this.#rows.show(conflicts, ({ id }) => language() + id);
    byId('conflicts-none').hidden = conflicts.length > 0;
  }
}

/** It stays as it is until it is gone. */
class Conflict {
  #path;
  #changed;
  #buttons;
  #answer = el('span', { role: 'status' });

  constructor({ id, coasterNumber, wagonNumber, lost, won }, changed) {
    this.#path = `/api/conflicts/${encodeURIComponent(id)}`;
    this.#changed = changed;
    const title = `conflict-${id}`;
    const again = el('button', { type: 'button', 'aria-describedby': title, onclick: () => this.#settle('reapply') }, say('coasters.reapply'));
    const dismiss = holdButton(say('coasters.dismiss'), () => this.#settle('dismiss'), { 'aria-describedby': title });
    again.hidden = !may('ReapplyConflict');
    dismiss.hidden = !may('DismissConflict');
    this.#buttons = [again, dismiss];
    this.node = el(
      'li',
      {},
      el('h3', { id: title }, [coasterNumber, wagonNumber].filter(Boolean).join(' · ')),
      el(
        'div',
        { class: 'sides' },
        won ? side(won, lost, 'ok', 'coasters.wonSide') : el('p', {}, say('coasters.noPlace')),
        side(lost, won, 'warning', 'coasters.lostSide'),
      ),
      el('p', { class: 'settle' }, again, dismiss, this.#answer),
    );
  }

  show() {}

  async #settle(how) {
    for (const button of this.#buttons) button.disabled = true;
    write(this.#answer, '');
    try {
      await send('POST', `${this.#path}/${how}`);
      this.#changed();
    } catch (e) {
      write(this.#answer, reason(e));
      for (const button of this.#buttons) button.disabled = false;
    }
  }
}

function side(edit, other, level, word) {
  const theirs = new Map(other ? facts(other) : []);
  const row = ([name, value]) => el('div', { class: theirs.has(name) && theirs.get(name) !== value ? 'differs' : null }, el('dt', {}, say(name)), el('dd', {}, value));
  return el(
    'div',
    {},
    el('p', { class: `badge ${level}` }, say(word)),
    el('p', { class: 'quiet' }, `${edit.site} · ${moment(new Date(edit.at))}`),
    ...(edit.removal ? [el('p', {}, say('coasters.removal'))] : []),
    el('dl', {}, ...facts(edit).map(row)),
  );
}

/** What one side says, by words. */
function facts(edit) {
  const ofWagon = edit.seats !== undefined && edit.seats !== null;
  return ofWagon
    ? [['seats', number(edit.seats)], ['speedMps', number(edit.speedMps)]]
    : [
        ['coasters.name', edit.name ?? '–'],
        ['staff', number(edit.staff)],
        ['clients', number(edit.dailyClients)],
        ['hours', `${edit.opensAt}–${edit.closesAt}`],
        ['coasters.headway', number(edit.minHeadwaySeconds)],
      ];
}
