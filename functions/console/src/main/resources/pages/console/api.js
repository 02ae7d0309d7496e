// Everything that goes over the wire: feeds that are polled, and commands.
import { language } from './language.js';

const PATIENCE_MS = 8000; // a function that starts cold answers well within this
const PAGE = 100; // the most that the API gives at once

/** What the API refused: `message` for people, `fields` by field name. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.fields = Object.fromEntries((problem.errors ?? []).map(e => [e.field, e.detail ?? e.code]));
  }
}

/** A list that comes in pages, each with its own ETag: what did not change is not sent again. */
export class Feed {
  #path;
  #pages = [];

  constructor(path) {
    this.#path = path;
  }

  /** Fields of the first page besides its items, such as `totals`. */
  get head() {
    return this.#pages[0]?.body ?? {};
  }

  get items() {
    return this.#pages.flatMap(page => page.body.items);
  }

  /** What is shown stays, but the next answer is taken for new, as when it comes in another language. */
  forget() {
    this.#pages = this.#pages.map(({ cursor, body }) => ({ cursor, body }));
  }

  /** Asks for all known pages at once and follows the cursors. True when anything changed. */
  async refresh() {
    const known = this.#pages;
    const answers = known.map(page => this.#read(page.cursor, page));
    answers.forEach(answer => answer.catch(() => {})); // the one that is awaited below reports
    const pages = [];
    let cursor = null;
    do {
      const at = pages.length;
      const page = await (known[at]?.cursor === cursor ? answers[at] : this.#read(cursor));
      pages.push(page);
      cursor = page.body.nextCursor ?? null;
    } while (cursor);
    this.#pages = pages;
    return pages.length !== known.length || pages.some((page, at) => page !== known[at]);
  }

  async #read(cursor, known) {
    const url = new URL(this.#path, location.origin);
    url.searchParams.set('limit', PAGE);
    if (cursor) url.searchParams.set('cursor', cursor);
    const headers = { Accept: 'application/json', 'Accept-Language': language() };
    if (known?.etag) headers['If-None-Match'] = known.etag;
    const answer = await fetch(url, { headers, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 304 && known) return known;
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const text = await answer.text();
    if (text === known?.text) return known; // a list without ETags, and nothing new in it
    return { cursor, text, etag: answer.headers.get('ETag'), body: JSON.parse(text) };
  }
}

/** Sends a command; throws `Refused` when the API says no, and `TypeError` when it cannot be reached. */
export async function send(method, path, body, headers = {}) {
  const answer = await fetch(path, {
    method,
    headers: { 'Accept-Language': language(), ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await answer.text();
  const content = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : {};
  if (!answer.ok) throw new Refused(answer.status, content);
  return { content, etag: answer.headers.get('ETag') };
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
