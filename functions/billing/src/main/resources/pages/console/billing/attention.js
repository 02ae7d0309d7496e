// What wants attention in the books: yesterday is not closed, letters were refused, corrections wait for a decision.
import { Feed } from '../api.js';
import { say, toInput } from '../language.js';
import { may } from '../may.js';
import { Seldom } from '../poller.js';
import { session } from '../session.js';
import { addDays, dayInWords } from '../venue.js';

const SELDOM_MS = 15_000;
const CLOSED_WITHIN_MS = 3_600_000; // after the end of a day

const days = new Feed('/api/billing/days', { most: 1 });
const corrections = new Feed('/api/billing/corrections?status=proposed', { most: 1 });
const seldom = [
  { useCase: 'ListClosedDays', feed: new Seldom(days, SELDOM_MS) },
  { useCase: 'ApproveCorrection', feed: new Seldom(corrections, SELDOM_MS) },
];
let payouts = null; // of the day that was closed last, with its `day` and `feed`

export async function attention() {
  await Promise.all(seldom.filter(({ useCase }) => may(useCase)).map(({ feed }) => feed.refresh()));
  return [...overdue(), ...(await refusedLetters()), ...undecided()];
}

/** A day is closed soon after it has ended. Before the first one there is no telling since when there are books. */
function overdue() {
  const last = days.items[0]?.day;
  const due = addDays(toInput(Date.now() - CLOSED_WITHIN_MS).slice(0, 10), -1);
  if (!last || last >= due) return [];
  return [{ level: 'warning', text: say('billing.notClosed', { day: dayInWords(addDays(last, 1)) }), href: '#billing/days' }];
}

async function refusedLetters() {
  const day = days.items[0]?.day;
  if (!day || !may('ListPayouts')) return [];
  if (payouts?.day !== day) {
    const all = new Feed(`/api/billing/days/${day}/payouts`);
    payouts = { day, all, feed: new Seldom(all, SELDOM_MS) };
  }
  await payouts.feed.refresh();
  const n = payouts.all.items.filter(({ letter }) => letter === 'refused').length;
  return n ? [{ level: 'warning', text: say('billing.lettersRefused', { n, day: dayInWords(day) }), href: `#billing/day/${day}` }] : [];
}

/** Those that the one who is signed in may decide about. */
function undecided() {
  const own = session.user?.id;
  const n = corrections.items.filter(({ proposedBy, userId }) => proposedBy !== own && userId !== own).length;
  return n ? [{ level: 'warning', text: say('billing.correctionsWait', { n }), href: '#billing/corrections' }] : [];
}
