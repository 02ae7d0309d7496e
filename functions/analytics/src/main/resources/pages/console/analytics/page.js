// Analytics for admins: how today goes, earnings by day, the dearest tasks, and who is below zero.
import { Feed, Sheet } from '../api.js';
import { byId, el, write } from '../dom.js';
import { label, number, say } from '../language.js';
import { link } from '../link.js';
import { money } from '../money.js';
import { Poller, Seldom } from '../poller.js';
import { addDays, today } from '../venue.js';
import { BelowZero } from './below-zero.js';
import { Dearest } from './dearest.js';
import { Earnings } from './earnings.js';

const SELDOM_MS = 3000;
const SPANS = [7, 30, 90]; // days

const now = new Sheet('/api/analytics/today');
const debtors = new Feed('/api/billing/accounts?belowZero=true', { most: 1 });
const dearest = new Dearest(follow);
const earnings = new Earnings();
const below = new BelowZero(() => {
  debtors.more();
  follow();
});
const feeds = [];
const poller = new Poller(feeds, { ...link, changed: show });
const span = byId('analytics-span');
const terms = ['analytics.earningsToday', 'analytics.peopleBelowZero'].map(word => ({ word, term: el('dt'), value: el('dd') }));
let earned = null;
let watched = false;

byId('analytics-today').append(el('dl', { class: 'figures' }, ...terms.map(({ term, value }) => el('div', {}, term, value))));
byId('analytics-earnings').append(earnings.node);
byId('analytics-dearest').append(dearest.node);
byId('analytics-below').append(below.node);
span.addEventListener('change', follow);

export default {
  place: 60,
  view: 'analytics',
  title: 'analytics.title',
  useCase: 'ShowToday',
  polls: true,
  retell: () => watched && follow(), // labels come in the language of the page

  watch() {
    watched = true;
    link.connecting();
    follow();
    poller.start();
  },

  rest() {
    poller.stop();
  },
};

/** Asks for the days that are chosen. */
function follow() {
  const chosen = span.value || String(SPANS[1]);
  span.replaceChildren(...SPANS.map(n => new Option(say('analytics.days', { n }), n)));
  span.value = chosen;
  const last = today();
  const path = `/api/billing/earnings?from=${addDays(last, 1 - Number(chosen))}&to=${last}`;
  if (earned?.path !== path) earned = { path, last, sheet: new Sheet(path) };
  feeds.splice(0, Infinity, ...[now, earned.sheet, dearest.sheet, debtors].map(feed => new Seldom(feed, SELDOM_MS)));
  show();
  poller.now();
}

function show() {
  if (now.content) showToday(now.content);
  if (earned?.sheet.content) earnings.show(earned.sheet.content);
  dearest.show();
  if (debtors.isKnown) below.show(debtors.items, debtors.hasMore);
  label(byId('analytics'));
  if (earned && earned.last !== today()) follow(); // midnight has passed at the venue
}

function showToday({ earningsInCents, employeesBelowZero, currency }) {
  const texts = [money(earningsInCents, currency), number(employeesBelowZero)];
  terms.forEach(({ word, term, value }, at) => {
    write(term, say(word));
    write(value, texts[at]);
  });
  terms[0].value.classList.toggle('below', earningsInCents < 0);
}
