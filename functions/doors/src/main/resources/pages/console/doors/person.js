// One person: what they may open and why, and what they tried to open.
import { rolesInWords } from '../account.js';
import { Sheet } from '../api.js';
import { el, write } from '../dom.js';
import { language, moment, say } from '../language.js';
import { Seldom } from '../poller.js';
import { may } from '../may.js';
import { endMembership, grantMembership, issuePass, withdrawPass } from './grants.js';
import { named } from './names.js';
import { inWords } from './schedules.js';
import { site } from './site.js';

const LOOKED_AT_MS = 1500;

export class Permissions {
  #id;
  #sheet;
  #polled;
  #seen = '';
  #title = el('h2', {});
  #inactive = el('p', { class: 'refusal' });
  #none = el('p', { class: 'quiet' });
  #list = el('ul', {});
  #overTitle = el('h3', {});
  #over = el('ul', {});
  #member = el('button', { type: 'button', onclick: () => grantMembership(this.#person()) });
  #guest = el('button', { type: 'button', onclick: () => issuePass(this.#person()) });

  constructor(id) {
    this.#id = id;
    this.#sheet = new Sheet(`/api/users/${encodeURIComponent(id)}/permissions`);
    this.#polled = new Seldom(this.#sheet, LOOKED_AT_MS);
    const buttons = el('p', { class: 'buttons' }, this.#member, this.#guest);
    this.node = el('section', { class: 'permissions' }, this.#title, this.#inactive, this.#list, this.#none, buttons, this.#overTitle, this.#over);
  }

  get feed() {
    return this.#polled;
  }

  /** Such as "Employee". */
  get roles() {
    return rolesInWords(site.person(this.#id)?.roles ?? []);
  }

  show() {
    const held = this.#sheet.content;
    this.node.hidden = !held;
    if (!held) return;
    const rows = [
      ...held.memberships.map(membership => this.#membership(membership)),
      ...held.groups.map(group => this.#group(group)),
      ...held.passes.map(pass => this.#pass(pass)),
    ];
    const seen = language() + JSON.stringify([held, rows.map(row => row.textContent)]);
    if (seen === this.#seen) return; // what has the focus keeps it
    this.#seen = seen;
    write(this.#title, say('mayOpen'));
    const customer = held.roles.every(role => role === 'customer');
    write(this.#inactive, say(held.active ? 'opensByPass' : 'opensNothing'));
    this.#inactive.hidden = held.active && !customer;
    this.#member.hidden = !may('GrantMembership') || !held.active || customer;
    this.#guest.hidden = !may('IssueGuestPass') || !held.active;
    const [over, valid] = [rows.filter(isOver), rows.filter(row => !isOver(row))];
    write(this.#none, say('holdsNothing'));
    this.#none.hidden = valid.length > 0;
    write(this.#overTitle, say('noLonger'));
    this.#overTitle.hidden = over.length === 0;
    this.#over.replaceChildren(...over);
    write(this.#member, say('makeMember'));
    write(this.#guest, say('newPass'));
    this.#list.replaceChildren(...valid);
  }

  #person() {
    return { id: this.#id, name: site.nameOf(this.#id) };
  }

  #membership(membership) {
    const building = site.building(membership.buildingId);
    const doors = (site.doorsOf(membership.buildingId) ?? []).filter(({ level }) => level === 'low' || membership.level === 'high');
    const over = membership.validUntil && Date.parse(membership.validUntil) <= Date.now();
    const end = membership.validUntil ? say(over ? 'endedAt' : 'until', { time: moment(new Date(membership.validUntil)) }) : '';
    return grant({
      by: el('a', { href: `#doors/building/${membership.buildingId}` }, say('memberOf', { building: building?.name ?? '…' })),
      level: membership.level,
      when: end,
      over,
      doors: doors.map(({ name }) => name),
      actions: [
        may('GrantMembership') && action('change', () => grantMembership(this.#person(), membership)),
        may('EndMembership') && action('end', () => endMembership(this.#person(), membership, building?.name ?? '…'), true),
      ],
    });
  }

  #group({ name, doorIds, schedule }) {
    return grant({ by: say('inGroup', { name }), when: inWords(schedule), doors: doorIds.map(site.doorName) });
  }

  #pass(pass) {
    const ended = Date.parse(pass.validUntil) <= Date.now();
    const over = ended || pass.usesLeft === 0;
    const window = { from: moment(new Date(pass.validFrom)), until: moment(new Date(pass.validUntil)) };
    const left = pass.usesLeft > 0 ? say('usesLeft', { n: pass.usesLeft }) : say('usedUp');
    return grant({
      by: say('guestPass', { n: pass.maxUses }),
      when: ended ? say('endedAt', { time: window.until }) : `${say('fromUntil', window)} · ${left}`,
      over,
      doors: pass.doorIds.map(site.doorName),
      actions: [may('WithdrawGuestPass') && action('withdraw', () => withdrawPass(this.#person(), pass), true)],
    });
  }
}

function grant({ by, level, when, over = false, doors, actions = [] }) {
  const chip = level ? el('span', { class: level === 'high' ? 'level high' : 'level' }, say(`level.${level}`)) : '';
  return el(
    'li',
    { class: over ? 'over' : null },
    el('p', {}, el('b', {}, by), ' ', chip),
    named(doors, 'doorCount'),
    el('p', { class: 'quiet' }, when),
    el('p', { class: 'actions' }, ...actions.filter(Boolean)),
  );
}

const isOver = row => row.classList.contains('over');
const action = (word, onclick, grave = false) => el('button', { type: 'button', class: grave ? 'plain grave' : 'plain', onclick }, say(word));
