import { language } from '../language.js';

/** An amount as people write it, such as PLN 25.00. */
export const price = (cents, currency) => new Intl.NumberFormat(language(), { style: 'currency', currency }).format(cents / 100);
