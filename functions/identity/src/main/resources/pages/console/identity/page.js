// The people of the park, for admins: who has an account, as what, and the invitations that let them in.
import { rolesInWords } from '../account.js';
import { keyring, send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { fields, propose, reason, ticks } from '../forms.js';
import { invite } from './invitations.js';
import { say } from '../language.js';
import { session } from '../session.js';

const PAGE = 20;
const TYPED_MS = 250; // from the last letter on
const ROLES = ['admin', 'manager', 'accountant', 'employee', 'operator', 'security', 'boxoffice', 'customer', 'site'];

let people = null;

export default {
  place: 100,
  view: 'people',
  title: 'people',
  useCase: 'ListUsers',

  watch() {
    people ??= new People();
    people.load();
  },

  retell() {
    people?.retell();
  },
};

class People {
  #rows = new Rows(byId('people-list'), () => new Person(person => this.#changed(person)));
  #role = byId('people-role');
  #text = byId('people-filter').elements.text;
  #typing = null;
  #people = [];
  #next = null;
  #asked = 0;

  constructor() {
    this.#role.addEventListener('change', () => {
      this.#people = [];
      this.load();
    });
    byId('people-filter').addEventListener('submit', event => event.preventDefault());
    this.#text.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        this.#people = [];
        this.load();
      }, TYPED_MS);
    });
    byId('people-more').addEventListener('click', () => this.#read(this.#people, this.#next, PAGE));
    byId('add-person').addEventListener('click', () => addPerson(person => this.#changed(person)));
    this.retell();
  }

  /** In the language of the page. */
  retell() {
    const chosen = this.#role.value;
    const choices = ROLES.map(role => new Option(say(`role.${role}`), role));
    this.#role.replaceChildren(new Option(say('allRoles'), ''), ...choices);
    this.#role.value = chosen;
    this.#show();
  }

  /** From the first one on, as many as were shown. */
  load() {
    return this.#read([], null, Math.min(100, Math.max(PAGE, this.#people.length)));
  }

  async #read(before, cursor, limit) {
    const asked = ++this.#asked;
    const role = this.#role.value;
    const text = this.#text.value.trim().replace(/(?<=.)@.*/, ''); // an address of a call stands in logs, where no whole e-mail address may
    const query = new URLSearchParams({ limit, ...(role && { role }), ...(text && { text }), ...(cursor && { cursor }) });
    const refusal = byId('people-refusal');
    try {
      const { content } = await send('GET', `/api/users?${query}`);
      if (asked !== this.#asked) return; // another role was chosen meanwhile
      const known = new Set(before.map(({ id }) => id));
      this.#people = [...before, ...content.items.filter(({ id }) => !known.has(id))];
      this.#next = content.nextCursor ?? null;
      refusal.hidden = true;
      this.#show();
    } catch (e) {
      write(refusal, reason(e));
      refusal.hidden = false;
    }
  }

  /** In its place; who is new comes first, wherever the order of the list would hide them. */
  #changed(person) {
    const at = this.#people.findIndex(({ id }) => id === person.id);
    this.#people = at < 0 ? [person, ...this.#people] : this.#people.with(at, person);
    this.#show();
  }

  #show() {
    this.#rows.show(this.#people, person => person.id);
    byId('people-more').hidden = !this.#next;
    byId('people-none').hidden = this.#people.length > 0 || this.#asked === 0;
    write(byId('people-none'), say(this.#text.value.trim() ? 'nobodyNamed' : 'nobody'));
  }
}

class Person {
  #person;
  #name = el('b', {});
  #email = el('span', { class: 'quiet' });
  #roles = el('p', { class: 'roles' });
  #state = el('p', {});
  #changeRoles = el('button', { type: 'button', class: 'plain' });
  #invite = el('button', { type: 'button', class: 'plain' });
  #switch = el('button', { type: 'button', class: 'plain' });

  constructor(changed) {
    this.#changeRoles.addEventListener('click', () => changeRoles(this.#person, changed));
    this.#invite.addEventListener('click', () => invite(this.#person));
    this.#switch.addEventListener('click', () => turn(this.#person, changed));
    const actions = el('p', { class: 'actions' }, this.#changeRoles, this.#invite, this.#switch);
    this.node = el('li', { class: 'person' }, el('p', { class: 'who' }, this.#name, this.#email), this.#roles, this.#state, actions);
  }

  show(person) {
    this.#person = person;
    const self = person.id === session.user?.id;
    this.node.classList.toggle('inactive', !person.active);
    write(this.#name, self ? say('you', { name: person.name }) : person.name);
    write(this.#email, person.email);
    write(this.#roles, rolesInWords(person.roles));
    write(this.#state, say(person.active ? 'active' : 'inactive'));
    this.#state.className = `badge ${person.active ? 'ok' : 'critical'}`;
    write(this.#changeRoles, say('changeRoles'));
    write(this.#invite, say('newInvitation'));
    write(this.#switch, say(person.active ? 'deactivate' : 'activate'));
    this.#switch.classList.toggle('grave', person.active);
    this.#invite.hidden = !person.active;
    this.#switch.hidden = self; // so that no slip locks an admin out
  }
}

const rolesOf = person => ticks('roles', say('roles'), ROLES.map(role => ({ value: role, text: say(`role.${role}`), ticked: person?.roles.includes(role) })));

function addPerson(changed) {
  const keys = keyring();
  const inputs = fields(
    { name: 'name', say: 'personName', type: 'text', maxlength: 100, wide: true },
    { name: 'email', type: 'email', maxlength: 254, wide: true },
  );
  const add = body => send('POST', '/api/users', body, keys(body));
  propose(say('addPerson'), [...inputs, rolesOf()], say('addPerson'), add, ({ content }) => {
    changed(content);
    invite(content, true);
  });
}

/** Reads the person first: its ETag prevents lost updates. */
async function changeRoles({ id, name }, changed) {
  const title = say('changeRolesTitle', { name });
  try {
    const { content, etag } = await send('GET', path(id));
    const change = ({ roles }) => send('PATCH', path(id), { roles }, { 'If-Match': etag });
    propose(title, [rolesOf(content), el('p', { class: 'wide hint' }, say('rolesHint'))], say('save'), change, answer => changed(answer.content));
  } catch (e) {
    propose(title, [el('p', { class: 'wide refusal' }, reason(e))]);
  }
}

async function turn({ id, name, active }, changed) {
  const sure = say(active ? 'deactivateSure' : 'activateSure', { name });
  const hint = active ? [el('p', { class: 'wide' }, say('deactivateHint'))] : [];
  propose(sure, hint, say(active ? 'deactivate' : 'activate'), async () => {
    const { etag } = await send('GET', path(id));
    return send('PATCH', path(id), { active: !active }, { 'If-Match': etag });
  }, ({ content }) => changed(content));
}

const path = id => `/api/users/${encodeURIComponent(id)}`;
