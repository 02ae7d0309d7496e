// Puts the console together: who is signed in, which page is shown, and in which language.
import { showAccount } from './account.js';
import { acceptInvitation, askToSignIn, closeSignIn, turnAway } from './sign-in.js';
import { byId, el, write } from './dom.js';
import { venue } from './facts.js';
import { takeInvitation } from './invitations.js';
import { clock, label, language, LANGUAGES, say, speak, zoneName } from './language.js';
import { link } from './link.js';
import { may, offer } from './may.js';
import './search.js'; // for all pages
import { session, SignedOut } from './session.js';
import { title } from './title.js';

const AGAIN_MS = 2000; // until the first answer is there

let pages = []; // until they are there, one can sign in
const loaded = import('./pages.js').then(made);

let shownTo = null; // the page is made for this one
let inside = false;
let shown = null; // the page that is looked at

async function arrive() {
  const invitation = takeInvitation();
  if (invitation) {
    acceptInvitation(invitation);
    return;
  }
  await untilAnswered(() => session.token());
  if (session.user) enter(session.user);
  else if (!byId('sign-in').open) askToSignIn();
}

/** Tries again while the park is out of reach. */
async function untilAnswered(question) {
  for (;;) {
    try {
      await question();
      break;
    } catch (e) {
      if (e instanceof SignedOut) break;
      write(byId('lost'), say('notYetReached'));
      byId('lost').hidden = false;
      byId('loading').hidden = true;
      await new Promise(done => setTimeout(done, AGAIN_MS));
    }
  }
  byId('lost').hidden = true;
}

async function enter(user) {
  await loaded;
  if (!session.user) return; // signed out meanwhile
  if (shownTo && !same(shownTo, user)) {
    location.reload(); // everything is made anew for another one, or for other roles
    return;
  }
  if (inside) return;
  shownTo = user;
  inside = true;
  if (!pages.some(seen)) {
    turnAway(user);
    return;
  }
  closeSignIn();
  showAccount(user);
  offer();
  pages.forEach((page, at) => {
    byId('views').children[at].hidden = !seen(page);
  });
  byId('views').hidden = false;
  look();
  for (const page of pages) page.enter();
}

function leave(why) {
  inside = false;
  for (const page of pages) {
    page.rest();
    page.leave();
  }
  if (why === 'signedOut') {
    history.replaceState(null, '', location.pathname);
    location.reload(); // nothing of what was seen stays in the page
  } else {
    askToSignIn(why);
  }
}

const same = (one, other) => one.id === other.id && one.roles.toSorted().join() === other.roles.toSorted().join();

/** Shows the page that the address names. */
function look() {
  const mine = pages.filter(seen);
  if (!mine.length) return;
  const page = mine.find(isNamed) ?? mine[0];
  for (const one of pages) one.main.classList.toggle('away', one !== page);
  shown = page;
  nameShown();
  byId('skip').hash = page.view;
  for (const way of byId('views').children) {
    if (way.dataset.view === page.view) way.setAttribute('aria-current', 'page');
    else way.removeAttribute('aria-current');
    if (way.dataset.view === page.view) byId('views').scrollLeft = way.offsetLeft - byId('views').offsetLeft - byId('views').clientWidth / 3;
  }
  const live = page.polls ? page : (mine.find(one => one.polls && one.place > 0) ?? page); // so that there is a link to tell of
  for (const one of pages) if (one !== live) one.rest();
  live.watch();
  if (page !== live) page.watch();
  if (!page.polls) byId('loading').hidden = true; // it says itself how far it is
}

/** In the title; and where the address names a page that is for others, that it does. */
function nameShown() {
  title.page(say(shown.title));
  const named = pages.find(isNamed);
  byId('notice').hidden = !named || named === shown;
  write(byId('notice'), named ? say('notForYou', { page: say(named.title) }) : '');
}

const seen = ({ useCase }) => may(useCase);
const isNamed = ({ view }) => location.hash === `#${view}` || location.hash.startsWith(`#${view}/`);

/** They have come: their ways are added to the header. */
function made(module) {
  ({ pages } = module);
  const way = ({ view, title }) => el('a', { href: `#${view}`, 'data-view': view, 'data-say': title });
  byId('views').append(...pages.map(way));
  label();
}

function languageSwitches() {
  const switches = document.querySelectorAll('select.language');
  for (const select of switches) {
    select.append(...LANGUAGES.map(({ tag, name }) => el('option', { value: tag, lang: tag }, name)));
    select.value = language();
    select.addEventListener('change', async () => {
      try {
        await speak(select.value);
      } finally {
        for (const other of switches) other.value = language();
      }
      label();
      showClock();
      if (inside) nameShown();
      for (const page of pages) page.retell();
      link.show();
      if (shownTo) showAccount(shownTo);
    });
  }
}

function showClock() {
  const now = new Date();
  write(byId('clock'), clock(now, false));
  byId('clock').dateTime = now.toISOString();
  write(byId('zone'), zoneName(now));
  byId('zone').title = say('venueTime', { zone: venue.timeZone });
}

/** The address stays as it is: it may name a thing on the page. */
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  shown?.main.setAttribute('tabindex', '-1');
  shown?.main.focus();
});

label();
languageSwitches();
showClock();
setInterval(showClock, 1000);
session.onChange((user, why) => (user ? enter(user) : leave(why)));
window.addEventListener('hashchange', () => {
  const invitation = takeInvitation(); // a link that was put into the address of an open page
  if (invitation) acceptInvitation(invitation);
  else if (inside) look();
});
loaded.catch(e => {
  console.error('The pages did not come:', e);
  write(byId('lost'), say('pagesMissing'));
  byId('lost').hidden = false;
});
arrive();
