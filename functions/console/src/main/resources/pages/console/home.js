// What wants attention now, across the systems: each brings its own lines, and shows them to whom they concern.
import { byId, el, Rows, write } from './dom.js';
import { language, say } from './language.js';
import { link } from './link.js';
import { may } from './may.js';
import { Poller, Seldom } from './poller.js';
import { title } from './title.js';

const EVERY_MS = 4000;
const RANK = { critical: 0, warning: 1, info: 2 };

/** @param pages of the systems */
export function homeOf(pages) {
  const asked = pages.filter(({ attention }) => attention);
  const list = el('ol', { id: 'attention' });
  const rows = new Rows(list, () => new Line());
  const none = el('p', { class: 'quiet', 'data-say': 'allIsWell', hidden: true });
  const main = el('main', { id: 'home', class: 'away' }, el('h2', { 'data-say': 'attention' }), list, none);
  byId('sign-in').before(main);
  let lines = null;
  const seldom = new Seldom({ refresh }, EVERY_MS);
  const poller = new Poller([seldom], { ...link, changed: show });

  /** Shows what the other systems tell where one cannot. */
  async function refresh() {
    const answers = await Promise.allSettled(asked.filter(({ useCase }) => may(useCase)).map(page => page.attention()));
    const failed = answers.find(({ status }) => status === 'rejected');
    if (failed && answers.every(({ status }) => status === 'rejected')) throw failed.reason;
    const told = answers.flatMap(({ value }) => value ?? []).toSorted((a, b) => RANK[a.level] - RANK[b.level]);
    const news = JSON.stringify(told) !== JSON.stringify(lines);
    lines = told;
    if (failed) {
      show();
      throw failed.reason;
    }
    return news;
  }

  function show() {
    if (!lines) return;
    rows.show(lines, ({ href, text }) => href + text);
    none.hidden = lines.length > 0;
    if (!main.classList.contains('away')) title.count(lines.filter(({ level }) => level !== 'info').length);
  }

  return {
    place: 0,
    view: 'home',
    title: 'home',
    /** For those who have several pages: a guest goes straight to the only one. */
    get useCase() {
      const mine = pages.filter(({ useCase }) => may(useCase));
      return mine.length > 1 ? asked.map(({ useCase }) => useCase) : [];
    },
    polls: true,
    main,
    watch() {
      link.connecting();
      show();
      poller.start();
    },
    rest: () => poller.stop(),
    retell() {
      seldom.soon();
      poller.now();
    },
    enter() {},
    leave() {},
  };
}

class Line {
  #seen = '';
  #link = el('a', {});
  #level = el('span', { class: 'badge' });

  constructor() {
    this.node = el('li', {}, this.#level, this.#link);
  }

  show({ level, text, href }) {
    const seen = language() + level + text + href;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.node.className = level;
    this.#level.className = `badge ${level}`;
    write(this.#level, say(`attention.${level}`));
    write(this.#link, text);
    this.#link.href = href;
  }
}
