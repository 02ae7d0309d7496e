// Files for who carries a list away.
import { el } from './dom.js';

const KEPT_MS = 60_000; // a browser may begin to save it a little later

/** A file that the page makes. */
export const download = (name, type, text) => save(name, new Blob([text], { type: `${type};charset=utf-8` }));

export function save(name, blob) {
  const href = URL.createObjectURL(blob);
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

/** Lines of values. A value that a spreadsheet would take for a formula is marked as text. */
export function csv(rows) {
  const cell = value => {
    const text = String(value ?? '');
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
