// Money: one's own account; for those who keep the books, all accounts, sums, closed days and corrections.
import { byId, el, write } from '../dom.js';
import { onCommand } from '../forms.js';
import { label, say } from '../language.js';
import { link } from '../link.js';
import { may } from '../may.js';
import { Poller, Seldom } from '../poller.js';
import { Accounts } from './accounts.js';
import { attention } from './attention.js';
import { Books } from './books.js';
import { Corrections } from './corrections.js';
import { ClosedDay, ClosedDays } from './days.js';
import { OwnAccount } from './own.js';
import { Statement } from './statement.js';

const SELDOM_MS = 2000;

/** By the word in the address; those with a `way` are in the navigation of the page. */
const PARTS = {
  accounts: { useCase: 'ListAccounts', way: 'billing.accounts', make: () => new Accounts(context) },
  books: { useCase: 'ShowTrialBalance', way: 'billing.books', make: () => new Books(context) },
  days: { useCase: 'ListClosedDays', way: 'billing.days', make: () => new ClosedDays(context) },
  corrections: { useCase: 'ListCorrections', way: 'billing.corrections', make: () => new Corrections(context) },
  me: { useCase: 'ShowMyAccount', way: 'billing.own', make: () => new OwnAccount(context) },
  account: { useCase: 'ShowStatement', within: 'accounts', make: id => new Statement(id, context) },
  day: { useCase: 'ListPayouts', within: 'days', make: day => new ClosedDay(day, context) },
};
const ADDRESS = /^#billing\/(\w+)(?:\/([0-9a-f-]+))?$/;

/** What a part may ask of the page. */
const context = { look: follow, tell };
const feeds = [];
const poller = new Poller(feeds, { ...link, changed: show });
const made = new Map(); // by address
let part = null;

onCommand(() => part && soon());

export default {
  place: 50,
  view: 'billing',
  title: 'billing.title',
  useCase: 'ShowMyAccount',
  polls: true,
  retell: show,
  attention,

  /** Follows what the address names, from now on. */
  watch() {
    const [, named, id] = ADDRESS.exec(location.hash) ?? [];
    const home = Object.keys(PARTS).find(name => may(PARTS[name].useCase)); // one's own account, for all but those who keep the books
    const name = PARTS[named] && may(PARTS[named].useCase) && Boolean(id) === Boolean(PARTS[named].within) ? named : home;
    const address = `${name}/${id ?? ''}`;
    if (!made.has(address)) made.set(address, PARTS[name].make(id));
    if (part !== made.get(address)) {
      byId('billing-said').hidden = true;
      part = made.get(address);
      byId('billing-part').replaceChildren(part.node);
    }
    showWays(PARTS[name].within ?? name);
    link.connecting();
    follow();
    poller.start();
  },

  rest() {
    poller.stop();
  },
};

function showWays(current) {
  const ways = Object.entries(PARTS).filter(([, { way, useCase }]) => way && may(useCase));
  byId('billing-parts').hidden = ways.length < 2;
  byId('billing-parts').replaceChildren(
    ...ways.map(([name, { way }]) => el('a', { href: `#billing/${name}`, 'aria-current': name === current && 'page', 'data-say': way })),
  );
}

/** Asks for what the part wants to know now. */
function follow() {
  if (!part) return;
  feeds.splice(0, Infinity, ...part.feeds.map(feed => new Seldom(feed, SELDOM_MS)));
  show();
  poller.now();
}

function show() {
  if (!part) return;
  byId('billing-parts').setAttribute('aria-label', say('billing.title'));
  part.show();
  label(byId('billing'));
}

function soon() {
  for (const feed of feeds) feed.soon();
  poller.now();
}

function tell(words) {
  byId('billing-said').hidden = false;
  write(byId('billing-said'), words);
}
