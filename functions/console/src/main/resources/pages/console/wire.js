// One call over the wire, and what a refusal is.
import { language } from './language.js';

const PATIENCE_MS = 8000; // a function that starts cold answers well within this

/**
 * What the API refused: `message` for people, `fields` by field name, `retryAfter` in seconds where it has to wait, and
 * `content` with all that it said.
 */
export class Refused extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail ?? problem.title ?? problem.message ?? `HTTP ${status}`);
    this.status = status;
    this.content = problem;
    this.code = problem.code;
    this.retryAfter = retryAfter;
    this.fields = Object.fromEntries((problem.errors ?? []).map(e => [e.field, e.detail ?? e.code]));
  }
}

/** What this tab has asked, for the pace at which it polls. */
export const traffic = { calls: 0 };

/** Gives the answer as it comes; throws only when none comes. */
export function ask(method, path, { token, body, headers = {}, patience = PATIENCE_MS, keepalive = false } = {}) {
  traffic.calls++;
  return fetch(path, {
    method,
    headers: {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': language(),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
    cache: 'no-store',
    keepalive,
    signal: AbortSignal.timeout(patience),
  });
}

/** What an answer holds; throws `Refused` when it says no. */
export async function read(answer) {
  const text = await answer.text();
  const content = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : {};
  if (!answer.ok) throw new Refused(answer.status, content, Number.parseInt(answer.headers.get('Retry-After'), 10) || null);
  return { content, etag: answer.headers.get('ETag') };
}
