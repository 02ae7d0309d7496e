// The doors that somebody has marked, and those that they opened last: kept in this browser, for each account.
import { keep, kept } from '../kept.js';
import { session } from '../session.js';

const RECENT = 6;

let known = null; // {marked, recent}: ids of doors, the last one first

const key = () => `lunapark.doors.${session.user?.id}`;

function all() {
  if (known) return known;
  try {
    const { marked, recent } = JSON.parse(kept(key()));
    known = { marked: [...marked], recent: [...recent] };
  } catch {
    known = { marked: [], recent: [] }; // nothing kept yet, or nothing that can be read
  }
  return known;
}

function keepAll(changed) {
  known = changed;
  keep(key(), JSON.stringify(known));
}

export const isMarked = id => all().marked.includes(id);

/** Marks a door, or no longer. */
export function mark(id) {
  const { marked, recent } = all();
  keepAll({ marked: isMarked(id) ? marked.filter(one => one !== id) : [...marked, id], recent });
}

/** It has just been opened. */
export function opened(id) {
  const { marked, recent } = all();
  keepAll({ marked, recent: [id, ...recent.filter(one => one !== id)].slice(0, RECENT) });
}

/** Marked ones first, then those that were opened last. */
export const atHand = () => [...new Set([...all().marked, ...all().recent])];
