// Money as people read and write it, in the decimals of its currency.
import { language } from '../language.js';

const formats = new Map(); // by language and currency: one is slow to make, and a room has 2,000 prices

function format(currency) {
  const wanted = `${language()} ${currency}`;
  if (!formats.has(wanted)) formats.set(wanted, new Intl.NumberFormat(language(), { style: 'currency', currency }));
  return formats.get(wanted);
}

/** Such as 2 for PLN and 0 for JPY. */
const decimalsOf = currency => format(currency).resolvedOptions().maximumFractionDigits;

/** An amount in minor units as people write it, such as PLN 25.00. */
export function price(amount, currency) {
  return format(currency).format(amount / 10 ** decimalsOf(currency));
}

/** An amount in minor units for a field to type in, such as 25.00. */
export function typed(amount, currency) {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

/** Of an amount that somebody has typed, with a point or a comma; null where it is no amount, which the API refuses. */
export function minorUnitsOf(text, currency) {
  const decimals = /^[A-Z]{3}$/.test(currency) ? decimalsOf(currency) : 2; // the API refuses what is no currency
  const [, whole, part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  return whole === undefined || part.length > decimals ? null : Number(whole + part.padEnd(decimals, '0'));
}

/** Of lines such as `back 30.00`; what is no such line has no price, which the API refuses. */
export function zonePricesOf(text, currency) {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean);
  return Object.fromEntries(
    lines.map(line => {
      const [, zone, amount] = /^(.*?)\s+(\S+)$/.exec(line) ?? [line, line, ''];
      return [zone, minorUnitsOf(amount, currency)];
    }),
  );
}
