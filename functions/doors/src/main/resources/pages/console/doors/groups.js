// Groups: these people may open these doors, always or at certain hours.
import { keyring, send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { fields, propose, ticks } from '../forms.js';
import { language, say } from '../language.js';
import { may } from '../may.js';
import { withDoors } from './grants.js';
import { named } from './names.js';
import { inWords, scheduleFields, scheduleOf } from './schedules.js';
import { site } from './site.js';

export class Groups {
  #title = el('h2', { id: 'groups-title' });
  #none = el('p', { class: 'quiet' });
  #list = el('ul', {});
  #rows = new Rows(this.#list, () => new GroupRow());
  #add = el('button', { type: 'button', onclick: () => groupDialog() });

  constructor() {
    this.#add.hidden = !may('AddGroup');
    this.node = el('section', { 'aria-labelledby': 'groups-title' }, this.#title, this.#list, this.#none, this.#add);
  }

  show(groups) {
    write(this.#title, say('groups'));
    write(this.#none, say('noGroups'));
    this.#none.hidden = groups.length > 0;
    write(this.#add, say('addGroup'));
    this.#rows.show(groups, ({ id }) => id);
  }
}

class GroupRow {
  #group;
  #seen = '';
  #name = el('b', {});
  #doors = el('div', {});
  #people = el('div', { class: 'quiet' });
  #when = el('p', { class: 'quiet' });
  #change = el('button', { type: 'button', class: 'plain', onclick: () => groupDialog(this.#group) });
  #remove = el('button', { type: 'button', class: 'plain grave', onclick: () => removeGroup(this.#group) });

  constructor() {
    this.#change.hidden = !may('ChangeGroup');
    this.#remove.hidden = !may('RemoveGroup');
    const actions = el('p', { class: 'actions' }, this.#change, this.#remove);
    this.node = el('li', {}, el('p', {}, this.#name), this.#people, this.#doors, this.#when, actions);
  }

  show(group) {
    const doors = group.doorIds.map(site.doorName);
    const people = group.userIds.map(site.nameOf);
    const seen = language() + JSON.stringify([group, doors, people]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#group = group;
    write(this.#name, group.name);
    this.#doors.replaceChildren(named(doors, 'doorCount'));
    this.#people.replaceChildren(named(people, 'peopleCount'));
    write(this.#when, inWords(group.schedule));
    write(this.#change, say('change'));
    write(this.#remove, say('remove'));
  }
}

/** A new group; or other doors, people and hours for the one that is given. */
function groupDialog(before = null) {
  const keys = keyring();
  const members = before?.userIds ?? []; // members stay visible, also when they are deactivated or no longer staff
  const ids = new Set([...site.staff.filter(({ active }) => active).map(({ id }) => id), ...members]);
  const people = [...ids].map(id => ({ value: id, text: site.nameOf(id), ticked: members.includes(id) }));
  const name = fields({ name: 'name', say: 'groupName', type: 'text', maxlength: 50, value: before?.name, wide: true });
  const title = say(before ? 'changeGroup' : 'addGroup');
  const save = ({ name: called = '', doorIds = [], userIds = [], ...times }) => {
    const body = { name: called, doorIds, userIds, schedule: scheduleOf(times) };
    if (!before) return send('POST', '/api/groups', body, keys(body));
    return send('PUT', path(before), body, { 'If-Match': `"${before.version}"` });
  };
  withDoors(title, before?.doorIds ?? [], doors => propose(title, [...name, doors, ticks('userIds', say('people'), people), ...scheduleFields(before?.schedule ?? null)], say('save'), save));
}

function removeGroup(group) {
  propose(say('removeGroupSure', group), [el('p', { class: 'wide' }, say('opensNothingFromNow'))], say('remove'), () =>
    send('DELETE', path(group)),
  );
}

const path = ({ id }) => `/api/groups/${encodeURIComponent(id)}`;
