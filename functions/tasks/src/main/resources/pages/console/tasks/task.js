// One task in the list.
import { byId, el, write } from '../dom.js';
import { moment, say } from '../language.js';
import { money } from '../money.js';
import { session } from '../session.js';

export class Task {
  #task;
  #completions;
  #jira = el('span', { class: 'jira' });
  #title = el('b');
  #description = el('p');
  #more = el('details', { hidden: true }, el('summary', { 'data-say': 'tasks.description' }), this.#description);
  #reward = el('span');
  #fee = el('span', { class: 'quiet' });
  #who = el('span');
  #when = el('span', { class: 'quiet' });
  #state = el('span', { class: 'state' });
  #done = el('button', { type: 'button', class: 'primary', 'data-say': 'tasks.done', onclick: () => this.#tap() });
  #undo = el('button', { type: 'button', 'data-say': 'tasks.undo', onclick: event => this.#takeBack(event) });
  #again = el('button', { type: 'button', 'data-say': 'tasks.again', onclick: () => this.#completions.again(this.#task) });

  constructor(completions) {
    this.#completions = completions;
    this.node = el(
      'li',
      {},
      el('div', { class: 'what' }, el('p', {}, this.#jira, this.#title), this.#more),
      el('p', { class: 'money' }, this.#reward, this.#fee),
      el('p', { class: 'whose' }, this.#who, this.#when),
      el('p', { class: 'act' }, this.#state, this.#again, this.#undo, this.#done),
    );
  }

  show(task) {
    this.#task = task;
    const own = task.assigneeId === session.user?.id;
    const state = this.#completions.stateOf(task);
    const open = task.status === 'open';
    this.node.className = state ?? task.status;
    write(this.#jira, task.jiraId ?? '');
    write(this.#title, task.title);
    write(this.#description, task.description);
    this.#more.hidden = task.description === '';
    write(this.#reward, say('tasks.reward', { sum: money(task.rewardInCents, task.currency) }));
    write(this.#fee, say('tasks.fee', { sum: money(task.feeInCents, task.currency) }));
    write(this.#who, own ? '' : task.assigneeName);
    write(this.#when, open ? say('tasks.since', { time: moment(new Date(task.createdAt)) }) : say('tasks.doneAt', { time: moment(new Date(task.completedAt)) }));
    this.#tell(this.#words(state));
    this.#done.hidden = !own || !open || Boolean(state);
    this.#undo.hidden = state !== 'undoable' && state !== 'unsent';
    this.#again.hidden = state !== 'unsent';
    for (const [button, word] of [[this.#done, 'tasks.done'], [this.#undo, 'tasks.undo'], [this.#again, 'tasks.again']]) {
      button.setAttribute('aria-label', `${say(word)}: ${task.title}`);
    }
  }

  /** Aloud as well, where it is new. */
  #tell(words) {
    if (words && words !== this.#state.textContent) write(byId('news'), `${this.#task.title}: ${words}`);
    write(this.#state, words);
  }

  #words(state) {
    if (state === 'undoable' || state === 'sent') return say('tasks.isDone');
    return state === 'unsent' ? say('tasks.notSent') : '';
  }

  #tap() {
    this.#completions.add(this.#task);
    this.#undo.focus();
  }

  /** The second half of a double tap takes nothing back. */
  #takeBack(event) {
    if (event.detail > 1) return;
    this.#completions.undo(this.#task);
    this.#done.focus();
  }
}
