// A list that is too long to be shown whole: one page of it, with the ways to the next and back.
import { send } from '../api.js';
import { byId, Rows, write } from '../dom.js';
import { reason } from '../forms.js';
import { number, say } from '../language.js';

const LIMIT = 20;

export class Pager {
  #name;
  #path;
  #rows;
  #filter = {};
  #cursors = [null]; // of the pages up to the one that is shown
  #page = null;
  #text = '';

  /** @param name ids begin with it: `-rows`, `-none`, `-back`, `-next`, `-page`, `-refusal` */
  constructor(name, path, make) {
    this.#name = name;
    this.#path = path;
    this.#rows = new Rows(byId(`${name}-rows`), make);
    byId(`${name}-next`).addEventListener('click', () => this.#go([...this.#cursors, this.#page.nextCursor]));
    byId(`${name}-back`).addEventListener('click', () => this.#go(this.#cursors.slice(0, -1)));
  }

  /** Shows the first page of what the filter lets through. */
  find(filter) {
    this.#filter = filter;
    return this.#go([null]);
  }

  get items() {
    return this.#page?.items ?? [];
  }

  /** Asks for the page that is shown once more; true when it has changed. */
  async refresh() {
    const cursors = this.#cursors;
    const query = new URLSearchParams({ ...this.#filter, limit: LIMIT });
    if (cursors.at(-1)) query.set('cursor', cursors.at(-1));
    const { content } = await send('GET', `${this.#path}?${query}`);
    const text = JSON.stringify(content);
    if (cursors !== this.#cursors || text === this.#text) return false;
    this.#text = text;
    this.#page = content;
    return true;
  }

  async #go(cursors) {
    this.#cursors = cursors;
    const refusal = byId(`${this.#name}-refusal`);
    try {
      await this.refresh();
      refusal.hidden = true;
    } catch (e) {
      write(refusal, reason(e));
      refusal.hidden = false;
    }
    this.show();
  }

  show() {
    if (!this.#page) return;
    this.#rows.show(this.#page.items, ({ id }) => id);
    byId(`${this.#name}-none`).hidden = this.#page.items.length > 0;
    byId(`${this.#name}-page`).parentElement.hidden = this.#cursors.length === 1 && !this.#page.nextCursor;
    byId(`${this.#name}-back`).disabled = this.#cursors.length === 1;
    byId(`${this.#name}-next`).disabled = !this.#page.nextCursor;
    write(byId(`${this.#name}-page`), say('cars.page', { n: number(this.#cursors.length) }));
  }
}
