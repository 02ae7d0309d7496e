// The calls that the page makes as the one who is signed in: feeds that are polled, and commands.
import { save } from './download.js';
import { session } from './session.js';
import { ask, read } from './wire.js';

const PAGE = 100; // the most that the API gives at once

/** A list that comes in pages, each with its own ETag: what did not change is not sent again. */
export class Feed {
  #path;
  #open;
  #list;
  #pages = [];
  #most;
  #changes = 0;

  /**
   * @param most pages that are followed, for a list that may be long; `more()` follows one more
   * @param open whether anyone may read it, also without a token
   * @param list field of the items, where it is a part of something else
   */
  constructor(path, { most = Infinity, open = false, list = 'items' } = {}) {
    this.#path = path;
    this.#list = list;
    this.#most = most;
    this.#open = open;
  }

  /** Whether there is more than is followed. */
  get hasMore() {
    return Boolean(this.#pages.at(-1)?.body.nextCursor);
  }

  more() {
    this.#most++;
  }

  /** Fields of the first page besides its items, such as `totals`. */
  get head() {
    return this.#pages[0]?.body ?? {};
  }

  /** False before the first answer. */
  get isKnown() {
    return this.#pages.length > 0;
  }

  get items() {
    return this.#pages.flatMap(page => page.body[this.#list]);
  }

  /** How many pages it has, and so how many calls it takes. */
  get pages() {
    return Math.max(1, this.#pages.length);
  }

  /** How often something was new. */
  get changes() {
    return this.#changes;
  }

  /** What is shown stays, but the next answer is taken for new, as when it comes in another language. */
  forget() {
    this.#pages = this.#pages.map(({ cursor, body }) => ({ cursor, body }));
  }

  /**
   * Asks for the first page, for the other known ones at once where that may be of use, and follows the cursors. True
   * when anything changed. Pages with one ETag for all change together: the first one answers for them.
   */
  async refresh() {
    const known = this.#pages;
    const first = await this.#read(null, known[0]);
    const together = known.length > 1 && known.every(({ etag }) => etag && etag === known[0].etag);
    const whole = known.length >= this.#most || !this.hasMore;
    if (first === known[0] && whole && (together || known.length === 1)) return false;
    const answers = [Promise.resolve(first), ...known.slice(1).map(page => this.#read(page.cursor, page))];
    answers.forEach(answer => answer.catch(() => {})); // the one that is awaited below reports
    const pages = [];
    let cursor = null;
    do {
      const at = pages.length;
      const page = await (known[at]?.cursor === cursor ? answers[at] : at === 0 ? first : this.#read(cursor));
      pages.push(page);
      cursor = page.body.nextCursor ?? null;
    } while (cursor && pages.length < this.#most);
    this.#pages = pages;
    const news = pages.length !== known.length || pages.some((page, at) => page !== known[at]);
    this.#changes += Number(news);
    return news;
  }

  async #read(cursor, known) {
    const url = new URL(this.#path, location.origin);
    if (!url.searchParams.has('limit')) url.searchParams.set('limit', PAGE);
    if (cursor) url.searchParams.set('cursor', cursor);
    const answer = await signed('GET', url, { open: this.#open, headers: known?.etag ? { 'If-None-Match': known.etag } : {} });
    if (answer.status === 304 && known) return known;
    if (!answer.ok) await read(answer); // throws what was refused
    const text = await answer.text();
    if (text === known?.text) return known; // a list without ETags, and nothing new in it
    return { cursor, text, etag: answer.headers.get('ETag'), body: JSON.parse(text) };
  }
}

/** One document, such as a building: what did not change is no news. */
export class Sheet {
  #path;
  #known = null;

  constructor(path) {
    this.#path = path;
  }

  /** Null before the first answer. */
  get content() {
    return this.#known?.content ?? null;
  }

  /** True when anything changed. */
  async refresh() {
    const known = this.#known;
    const answer = await signed('GET', this.#path, { headers: known?.etag ? { 'If-None-Match': known.etag } : {} });
    if (answer.status === 304 && known) return false;
    const { content, etag } = await read(answer);
    const text = JSON.stringify(content);
    this.#known = { text, content, etag };
    return text !== known?.text;
  }
}

/**
 * Sends a command; throws `Refused` when the API says no, `SignedOut` when the session has ended, and `TypeError`
 * when the API cannot be reached.
 */
export async function send(method, path, body, headers = {}) {
  return read(await signed(method, path, { body, headers }));
}

/** Sends a command without a body that reaches the API even where the page is left at this moment. */
export async function sendForSure(method, path) {
  return read(await signed(method, path, { keepalive: true }));
}

/** Gives a file of the API to the person at the browser. Throws as `send` does. */
export async function download(path, name) {
  const answer = await signed('GET', path, { headers: { Accept: '*/*' } });
  if (!answer.ok) await read(answer); // throws what was refused
  save(name, await answer.blob());
}

/** With the token of who is signed in; once more with a new one where that one is refused. */
async function signed(method, path, { open = false, ...options }) {
  if (open && !session.user) return ask(method, path, options);
  const token = await session.token();
  const answer = await ask(method, path, { ...options, token });
  if (answer.status !== 401) return answer;
  return ask(method, path, { ...options, token: await session.token(token) });
}

/**
 * Idempotency keys of one form: the same for the same body, so that a form sent again after a lost link has its effect
 * once, and another one for another body.
 */
export function keyring() {
  let sent;
  let key;
  return body => {
    const text = JSON.stringify(body);
    if (text !== sent) key = unguessable();
    sent = text;
    return { 'Idempotency-Key': key };
  };
}

/** Not crypto.randomUUID: that is there over https only. */
function unguessable() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
}
