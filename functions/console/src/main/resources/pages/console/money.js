// Sums of money. They are whole cents wherever they are counted; a point is only in what people read and type.
import { language } from './language.js';

/** As people write it, such as PLN 25.00. @param sign 'exceptZero' for a plus before what is gained */
export function money(cents, currency, sign = 'auto') {
  return new Intl.NumberFormat(language(), { style: 'currency', currency, signDisplay: sign }).format(decimal(cents));
}

/** The cents of what somebody typed, such as 12.50 or 12,5; null where it is no such sum. */
export function cents(text) {
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole + part.padEnd(2, '0'));
}

/** Exact, since it is text: a number of zlotys would not be. */
function decimal(cents) {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
