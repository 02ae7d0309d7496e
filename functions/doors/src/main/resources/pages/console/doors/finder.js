// Finds a person by name, to see what they may open.
import { rolesInWords } from '../account.js';
import { el, Rows, write } from '../dom.js';
import { label, number, say } from '../language.js';
import { finds } from '../search.js';
import { site } from './site.js';

const FEW = 8;

export class Finder {
  #title = el('h2', { id: 'finder-title' });
  #search = el('input', { type: 'search', 'data-hint': 'findPerson', 'aria-labelledby': 'finder-title', oninput: () => this.show() });
  #list = el('ul', {});
  #rows = new Rows(this.#list, () => new Found());
  #more = el('p', { class: 'quiet' });

  constructor() {
    this.node = el('section', { class: 'finder', role: 'search' }, this.#title, this.#search, this.#list, this.#more);
  }

  show() {
    label(this.node);
    write(this.#title, say('whoMayOpen'));
    const matches = finds(this.#search.value);
    const found = site.staff.filter(({ name }) => matches(name)).toSorted((a, b) => a.name.localeCompare(b.name));
    this.#rows.show(found.slice(0, FEW), ({ id }) => id);
    write(this.#more, found.length > FEW ? say('andMore', { n: number(found.length - FEW) }) : found.length ? '' : say('nobodyFound'));
  }
}

class Found {
  #name = el('a', {});
  #roles = el('span', { class: 'quiet' });

  constructor() {
    this.node = el('li', {}, this.#name, ' ', this.#roles);
  }

  show({ id, name, roles, active }) {
    this.#name.href = `#doors/person/${id}`;
    write(this.#name, name);
    write(this.#roles, active ? rolesInWords(roles) : say('inactive'));
    this.node.classList.toggle('inactive', !active);
  }
}
