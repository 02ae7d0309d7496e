// Money as people read and write it.
import { language } from '../language.js';

const formats = new Map(); // by language and currency: one is slow to make, and a room has 2,000 prices

/** An amount as people write it, such as PLN 25.00. */
export function price(cents, currency) {
  const wanted = `${language()} ${currency}`;
  if (!formats.has(wanted)) formats.set(wanted, new Intl.NumberFormat(language(), { style: 'currency', currency }));
  return formats.get(wanted).format(cents / 100);
}

/** Of an amount that somebody has typed, with a point or a comma; null where it is no amount, which the API refuses. */
export function centsOf(text = '') {
  const amount = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return amount ? Number(amount[1]) * 100 + Number((amount[2] ?? '').padEnd(2, '0')) : null;
}

/** Of lines such as `back 30.00`; what is no such line has no price, which the API refuses. */
export function zonePricesOf(text = '') {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean);
  return Object.fromEntries(
    lines.map(line => {
      const [, zone, amount] = /^(.*?)\s+(\S+)$/.exec(line) ?? [line, line, ''];
      return [zone, centsOf(amount)];
    }),
  );
}
