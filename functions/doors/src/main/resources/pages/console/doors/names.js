// Names of doors or of people in a row; many are counted, and named when one opens them.
import { el } from '../dom.js';
import { say } from '../language.js';

const FEW = 8;

/** @param count the word for so many of them */
export function named(names, count) {
  const all = el('p', { class: 'names' }, names.join(', '));
  return names.length > FEW ? el('details', {}, el('summary', {}, say(count, { n: names.length })), all) : all;
}
