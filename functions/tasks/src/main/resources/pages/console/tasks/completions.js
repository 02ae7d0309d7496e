// Tasks that somebody has tapped as done: each is sent when the time to undo it is over, or when the page is left.
import { sendForSure } from '../api.js';
import { byId } from '../dom.js';
import { Refused } from '../wire.js';

export const UNDO_MS = 5000;

export class Completions {
  #waiting = new Map(); // by id of the task
  #told;

  /** @param told `changed()` after any change, `done(task)` when the API has it, `refused(task, e)` when the API says no */
  constructor(told) {
    this.#told = told;
    addEventListener('pagehide', () => this.flush());
    document.addEventListener('visibilitychange', () => document.hidden && this.flush()); // a phone ends hidden pages
    byId('sign-out').addEventListener('click', () => this.flush(), { capture: true }); // while there is a session
  }

  /** `undoable`, `sent`, `unsent` where the API was not reached, or undefined. */
  stateOf({ id }) {
    return this.#waiting.get(id)?.state;
  }

  add(task) {
    const timer = setTimeout(() => this.#send(task), UNDO_MS);
    this.#waiting.set(task.id, { task, timer, state: 'undoable' });
    this.#told.changed();
  }

  undo({ id }) {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
    this.#told.changed();
  }

  again(task) {
    this.#send(task);
  }

  /** Sends what can still be undone. */
  flush() {
    for (const { task, state } of [...this.#waiting.values()]) if (state === 'undoable') this.#send(task);
  }

  /** What the list shows as done is no longer of interest. */
  settle(tasks) {
    const open = new Set(tasks.filter(({ status }) => status === 'open').map(({ id }) => id));
    for (const [id, { state }] of this.#waiting) if (state === 'sent' && !open.has(id)) this.#waiting.delete(id);
  }

  async #send(task) {
    const waiting = this.#waiting.get(task.id);
    clearTimeout(waiting.timer);
    waiting.state = 'sent';
    this.#told.changed();
    try {
      await sendForSure('POST', `/api/tasks/${encodeURIComponent(task.id)}/complete`);
      this.#told.done(task);
    } catch (e) {
      if (e instanceof Refused && e.status < 500) {
        this.#waiting.delete(task.id);
        this.#told.refused(task, e);
      } else {
        waiting.state = 'unsent';
      }
      this.#told.changed();
    }
  }
}
