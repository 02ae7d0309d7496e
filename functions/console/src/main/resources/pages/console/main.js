// Puts the page together: who is signed in, which view is shown, and in which language.
import { showAccount } from './account.js';
import { rest, retell, watch } from './board.js';
import { acceptInvitation, askToSignIn, closeSignIn, turnAway } from './sign-in.js';
import { Doors } from './doors/page.js';
import { site } from './doors/site.js';
import { byId, el, write } from './dom.js';
import { takeInvitation } from './invitations.js';
import { clock, label, language, LANGUAGES, say, speak } from './language.js';
import { link } from './link.js';
import { Poller } from './poller.js';
import { showLockdowns } from './lockdowns.js';
import { isStaff, learn, may, offer } from './may.js';
import { People } from './people.js';
import { session, SignedOut } from './session.js';

const AGAIN_MS = 2000; // until the first answer is there

let shownTo = null; // the page is made for this one
let inside = false;
let people = null;
let doors = null;
const nothing = () => {}; // the link is said to be lost by what is looked at
const lockdowns = new Poller([site.lockdowns], { changed: tellLockdowns, lost: nothing, found: nothing });

async function arrive() {
  const invitation = takeInvitation();
  await untilAnswered(learn);
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
      await new Promise(done => setTimeout(done, AGAIN_MS));
    }
  }
  byId('lost').hidden = true;
}

function enter(user) {
  if (shownTo && !same(shownTo, user)) {
    location.reload(); // everything is made anew for another one, or for other roles
    return;
  }
  if (inside) return;
  shownTo = user;
  inside = true;
  if (!isStaff()) {
    turnAway(user);
    return;
  }
  closeSignIn();
  showAccount(user);
  offer();
  byId('views').hidden = false;
  look();
  if (may('ListBuildings')) lockdowns.start();
}

function leave(why) {
  inside = false;
  rest();
  doors?.rest();
  lockdowns.stop();
  if (why === 'signedOut') {
    history.replaceState(null, '', location.pathname);
    location.reload(); // nothing of what was seen stays in the page
  } else {
    askToSignIn(why);
  }
}

const same = (one, other) => one.id === other.id && one.roles.toSorted().join() === other.roles.toSorted().join();

/** The view that the address names. */
function look() {
  const view = viewNamed(location.hash);
  document.body.dataset.view = view;
  byId('skip').hash = view === 'board' ? '#coasters' : location.hash;
  for (const way of byId('views').children) {
    if (way.dataset.view === view) way.setAttribute('aria-current', 'page');
    else way.removeAttribute('aria-current');
  }
  site.look(view === 'doors');
  if (view === 'doors') {
    rest();
    doors ??= new Doors();
    doors.watch();
    return;
  }
  doors?.rest();
  watch();
  if (view !== 'people') return;
  people ??= new People();
  people.load();
}

/** A lockdown shows on every view. */
function tellLockdowns() {
  showLockdowns(site.buildings);
  doors?.show();
}

function viewNamed(hash) {
  if (/^#doors(\/|$)/.test(hash) && may('ListDoors')) return 'doors';
  return hash === '#people' && may('ListUsers') ? 'people' : 'board';
}

function languageSwitches() {
  const switches = document.querySelectorAll('select.language');
  for (const select of switches) {
    select.append(...LANGUAGES.map(({ tag, name }) => el('option', { value: tag, lang: tag }, name)));
    select.value = language();
    select.addEventListener('change', () => {
      speak(select.value);
      for (const other of switches) other.value = select.value;
      label();
      showClock();
      retell();
      people?.retell();
      doors?.show();
      showLockdowns(site.buildings);
      link.show();
      if (shownTo) showAccount(shownTo);
    });
  }
}

function showClock() {
  const now = new Date();
  write(byId('clock'), clock(now, false));
  byId('clock').dateTime = now.toISOString();
}

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
arrive();
