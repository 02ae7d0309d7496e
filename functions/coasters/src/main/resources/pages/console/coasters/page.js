// The board: feeds in, what is seen of the park out.
import { Alerts, mostUrgent } from './alerts.js';
import { Feed, Sheet } from '../api.js';
import { begin } from './begin.js';
import { CoasterCard } from './coaster.js';
import { Conflicts } from './conflicts.js';
import { registerCoaster } from './dialogs.js';
import { byId, el, Rows, write } from '../dom.js';
import { onCommand } from '../forms.js';
import { label, number, say } from '../language.js';
import { link } from '../link.js';
import { Following, Poller, Seldom } from '../poller.js';
import { Plots } from './plots.js';
import { gist, phrase, severity } from './problems.js';
import { finds } from '../search.js';
import { attentionOf, Sites } from './sites.js';
import { Timetable } from './timetable.js';
import { title } from '../title.js';

const FILTER_FROM = 8; // with fewer coasters all are in sight
const FEW_NAMED = 5; // alerts among what wants attention
const FEW_COASTERS = 60; // so many are shown at first
const MOST_NEWS = 5; // a screen reader cannot tell more at once
const SITES_MS = 10_000; // what is asked on every board has to be little
const LOOKED_AT_MS = 2000; // while sites or conflicts are what is looked at
const PROJECTED_MS = 150; // by then a command of our own is in the view that is polled
const ALERTS_MS = { atMostEveryMs: 2400, atLeastEveryMs: 30_000 };

const statistics = new Feed('/api/statistics');
const openAlerts = new Feed('/api/alerts?open=true');
const alertFeed = new Following(openAlerts, statistics, ALERTS_MS);
const computers = new Sheet('/api/sites');
const lost = new Feed('/api/conflicts');
const seldom = [new Seldom(computers, SITES_MS), new Seldom(lost, SITES_MS)];
const poller = new Poller([statistics, alertFeed, ...seldom], { ...link, changed: show });
const board = new Rows(byId('coasters'), () => new CoasterCard());
const alerts = new Alerts(soon);
const sites = new Sites();
const conflicts = new Conflicts(soon);
const plots = new Plots();
const timetable = new Timetable();
const filter = byId('filter');
let seen = false;
let all = false;
let ofPark = null; // 'sites' or 'conflicts', in the place of the board
let ofCoaster = null; // number of the only coaster that is shown, such as A1
let timetableOf = null; // number of the coaster whose day is looked at, such as A1
let opened = false; // that coaster, or that day
let told = null; // what was announced last, by coaster

export default {
  place: 10,
  view: 'coasters',
  title: 'coasters',
  useCase: 'ShowParkStatistics',
  polls: true,

  /** Follows the park from now on. */
  watch() {
    const [, wanted, day] = /^#coasters\/(\w+)(\/timetable)?$/.exec(location.hash) ?? [];
    ofPark = !day && ['sites', 'conflicts'].includes(wanted) ? wanted : null;
    ofCoaster = wanted && !day && !ofPark ? wanted : null;
    byId('board').classList.toggle('of-coaster', Boolean(ofCoaster));
    timetableOf = day ? wanted : null;
    opened = false;
    reveal(day ? 'timetable' : ofPark && `${ofPark}-part`);
    for (const feed of seldom) feed.everyMs = ofPark ? LOOKED_AT_MS : SITES_MS;
    if (seen) show();
    link.connecting();
    poller.start();
  },

  /** Looks away; what was seen stays. */
  rest() {
    poller.stop();
  },

  /** Alerts that nobody has acknowledged, the most urgent by name, and what wants attention of the park's computers. */
  async attention() {
    await Promise.all([openAlerts, ...seldom].map(feed => feed.refresh()));
    const ofComputers = attentionOf(computers.content, lost.items);
    const open = mostUrgent(openAlerts.items).filter(alert => !alert.acknowledgedAt && severity(alert) !== 'info');
    const named = open.slice(0, FEW_NAMED).map(alert => ({ level: severity(alert), text: `${alert.coasterNumber} ${phrase(alert)}`, href: `#coasters/${alert.coasterNumber}` }));
    const more = open.length - named.length;
    const others = more > 0 ? [{ level: severity(open[FEW_NAMED]), text: say('moreAlerts', { n: more }), href: '#coasters' }] : [];
    return [...named, ...others, ...ofComputers];
  },

  /** Says everything again, after another language was chosen. */
  retell() {
    statistics.forget();
    openAlerts.forget();
    alertFeed.soon();
    timetable.show();
    if (seen) show();
    poller.now();
  },
};

function show() {
  if (!statistics.isKnown) return;
  const coasters = statistics.items.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
  seen = true;
  byId('board').hidden = false; // nothing is claimed before the first answer
  showTotals(statistics.head.totals);
  const shown = coasters.filter(matches());
  board.show(all ? shown : shown.slice(0, FEW_COASTERS), coaster => coaster.coasterId);
  if (ofCoaster) showCoaster();
  const more = byId('coasters-more');
  more.hidden = all || shown.length <= FEW_COASTERS;
  write(more, say('showAll', { n: number(shown.length) }));
  filter.hidden = coasters.length < FILTER_FROM;
  const empty = coasters.length === 0;
  byId('begin').hidden = !empty && shown.length > 0;
  if (empty) begin(byId('begin'));
  else if (shown.length === 0) byId('begin').replaceChildren(el('p', { class: 'quiet' }, say('nothingFound')));
  document.querySelector('.plots').hidden = empty;
  alerts.show(openAlerts.items.filter(({ coasterNumber }) => !ofCoaster || coasterNumber === ofCoaster));
  sites.show(computers.content, lost.items);
  if (lost.isKnown) conflicts.show(lost.items);
  if (ofPark) title.thing(say(`coasters.${ofPark}`));
  if (!empty) plots.show(coasters);
  announce(coasters);
  showTimetable(coasters);
}

/** Shows one part instead of the board, or the board where there is none. */
function reveal(part) {
  byId('board').classList.toggle('with-part', Boolean(part));
  for (const one of byId('board').querySelectorAll('.part')) one.hidden = one.id !== part;
  label(byId('board'));
}

/** The only one, with its wagons. */
function showCoaster() {
  title.thing(ofCoaster);
  if (opened) return;
  opened = true;
  for (const details of byId('coasters').querySelectorAll('details')) details.open = true;
}

function showTimetable(coasters) {
  const coaster = coasters.find(one => one.number === timetableOf);
  if (!coaster) return;
  title.thing(say('timetableOf', { coaster: coaster.number }));
  if (opened) return;
  opened = true;
  timetable.of(coaster);
}

function showTotals(totals) {
  const names = ['coasters', 'wagons', 'staff', 'clients', 'capacity', 'problems'];
  const place = byId('totals');
  if (!place.children.length) place.append(...names.map(() => el('div', {}, el('dt', {}), el('dd', {}))));
  names.forEach((name, at) => {
    const [term, value] = place.children[at].children;
    write(term, say(name));
    write(value, number(totals[name]));
  });
  place.lastElementChild.classList.toggle('some', totals.problems > 0);
  title.count(totals.problems);
}

function matches() {
  if (ofCoaster) return ({ number }) => number === ofCoaster;
  const found = finds(filter.elements.text.value);
  const only = filter.elements.problems.checked;
  return coaster =>
    (!only || coaster.problems.length > 0) && found(coaster.number, coaster.name);
}

/** Says aloud what became a problem and what is well again; not the state found at the opening of the page. */
function announce(coasters) {
  const now = new Map(coasters.map(c => [c.number, gist(c.problems)]));
  const news = told
    ? coasters.filter(c => now.get(c.number) !== (told.get(c.number) ?? gist([]))).slice(0, MOST_NEWS)
    : [];
  told = now;
  if (news.length === 0) return;
  const words = ({ number: n, problems }) =>
    problems.length ? `${n}: ${problems.map(phrase).join('; ')}` : say('resolved', { number: n });
  write(byId('news'), news.map(words).join('. '));
}

function soon() {
  setTimeout(() => {
    alertFeed.soon();
    seldom.forEach(feed => feed.soon());
    poller.now();
  }, PROJECTED_MS);
}

onCommand(soon);
byId('register').addEventListener('click', registerCoaster);
filter.addEventListener('input', show);
byId('coasters-more').addEventListener('click', () => {
  all = true;
  show();
});
filter.addEventListener('submit', event => event.preventDefault());
