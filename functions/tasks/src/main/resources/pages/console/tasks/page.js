// Tasks: one's own, each done with one tap; for managers and admins those of all, and the shuffle.
import { Feed, Sheet } from '../api.js';
import { byId, Rows, write } from '../dom.js';
import { onCommand, reason } from '../forms.js';
import { label, say } from '../language.js';
import { link } from '../link.js';
import { may } from '../may.js';
import { money } from '../money.js';
import { Poller, Seldom } from '../poller.js';
import { Completions } from './completions.js';
import { addTask, shuffleTasks } from './dialogs.js';
import { Task } from './task.js';

const SELDOM_MS = 2000;
const BOOKED_MS = 400; // by then a completion is in the ledger
const TYPED_MS = 300; // somebody who types has paused
const STATUSES = ['open', 'done', ''];
const ELSEWHERE_MS = 15_000; // while another page is shown
const MANY = 25; // open tasks of all: somebody has to look

const account = new Sheet('/api/billing/me');
const purse = new Seldom(account, SELDOM_MS);
const open = new Feed('/api/tasks?status=open', { most: 1 });
const openSeldom = new Seldom(open, ELSEWHERE_MS);
const feeds = [];
const poller = new Poller(feeds, { ...link, changed: show });
const completions = new Completions({ changed: show, done: completed, refused });
const rows = new Rows(byId('tasks-list'), () => new Task(completions));
const filter = byId('tasks-filter');
let tasks = null;
let typing = 0;

byId('tasks-add').addEventListener('click', () => addTask(tell));
byId('tasks-shuffle').addEventListener('click', () => shuffleTasks(tell));
byId('tasks-more').addEventListener('click', () => {
  tasks.feed.more();
  soon();
});
filter.addEventListener('submit', event => event.preventDefault());
filter.elements.status.addEventListener('change', look);
filter.elements.assignee.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(look, TYPED_MS);
});
onCommand(() => {
  openSeldom.soon();
  if (tasks) soon();
});

export default {
  place: 40,
  view: 'tasks',
  title: 'tasks.title',
  useCase: 'ListTasks',
  polls: true,

  watch() {
    link.connecting();
    look();
    poller.start();
  },

  /** Tasks that are open: one's own; of all only when they are many. */
  async attention() {
    await openSeldom.refresh();
    const n = open.items.length;
    if (n === 0 || (seesAll() && n < MANY)) return [];
    const word = seesAll() ? (open.hasMore ? 'tasks.moreAreOpen' : 'tasks.areOpen') : 'tasks.waitForYou';
    return [{ level: seesAll() ? 'warning' : 'info', text: say(word, { n }), href: '#tasks' }];
  },

  rest() {
    completions.flush();
    poller.stop();
  },

  retell: () => tasks && look(),
};

/** Who hands tasks out sees those of all. */
const seesAll = () => may('ShuffleTasks');

/** Follows what the filter asks for. */
function look() {
  retellFilter();
  const { status, assignee } = filter.elements;
  const wanted = new URLSearchParams({ ...(status.value && { status: status.value }), ...(assignee.value.trim() && { assignee: assignee.value.trim() }) });
  const path = `/api/tasks?${wanted}`;
  if (tasks?.path !== path) tasks = { path, feed: new Feed(path, { most: 1 }) };
  tasks.seldom = new Seldom(tasks.feed, SELDOM_MS);
  feeds.splice(0, Infinity, tasks.seldom, ...(seesAll() ? [] : [purse]));
  show();
  poller.now();
}

function retellFilter() {
  const { status } = filter.elements;
  const chosen = status.options.length ? status.value : 'open';
  status.replaceChildren(...STATUSES.map(value => new Option(say(`tasks.status.${value || 'all'}`), value)));
  status.value = chosen;
  byId('tasks-of').hidden = !seesAll();
}

function show() {
  const { feed } = tasks;
  write(byId('tasks-title'), say(seesAll() ? 'tasks.all' : 'tasks.mine'));
  completions.settle(feed.items);
  rows.show(feed.items, ({ id }) => id);
  byId('tasks-none').hidden = !feed.isKnown || feed.items.length > 0;
  write(byId('tasks-none'), say(none()));
  byId('tasks-more').hidden = !feed.hasMore;
  showPurse();
  label(byId('tasks'));
}

function none() {
  const { status, assignee } = filter.elements;
  if (assignee.value) return 'tasks.noneFound';
  return status.value === 'open' ? (seesAll() ? 'tasks.noneOpen' : 'tasks.noneOpenOfMine') : 'tasks.none';
}

function showPurse() {
  const known = seesAll() ? null : account.content;
  byId('tasks-purse').hidden = !known;
  if (!known) return;
  write(byId('tasks-balance'), money(known.balanceInCents, known.currency));
  write(byId('tasks-today'), money(known.todayInCents, known.currency, 'exceptZero'));
  byId('tasks-balance').classList.toggle('below', known.balanceInCents < 0);
}

function completed() {
  soon();
  setTimeout(soon, BOOKED_MS);
}

function soon() {
  for (const feed of feeds) feed.soon();
  poller.now();
}

function tell(words) {
  byId('tasks-said').hidden = false;
  write(byId('tasks-said'), words);
  byId('tasks-refusal').hidden = true;
}

function refused({ title }, e) {
  byId('tasks-refusal').hidden = false;
  write(byId('tasks-refusal'), say('tasks.notDone', { title, why: e.code === 'not-your-task' ? say('tasks.goneToAnother') : reason(e) }));
  soon();
}
