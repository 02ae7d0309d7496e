// Operations: how the house is, what could not be applied, who did what, and whether the records are as they were sealed.
import { byId } from '../dom.js';
import { onCommand } from '../forms.js';
import { label } from '../language.js';
import { link } from '../link.js';
import { may } from '../may.js';
import { Poller } from '../poller.js';
import { Audit } from './audit.js';
import { DeadLetters } from './dead-letters.js';
import { Health } from './health.js';
import { Seals } from './seals.js';

let parts = null;
let pollers = [];
let health = null;

export default {
  place: 90,
  view: 'operations',
  title: 'operations',
  useCase: ['ListDeadLetters', 'ListAudit'],
  polls: true,

  watch() {
    parts ??= make();
    link.connecting();
    for (const part of parts) part.watch?.();
    for (const poller of pollers) poller.start();
  },

  attention() {
    health ??= new Health();
    return may('ShowHealth') ? health.attention() : [];
  },

  rest() {
    for (const poller of pollers) poller.stop();
  },

  retell() {
    if (parts) show();
  },
};

/** What may be seen, and nothing else. */
function make() {
  health ??= new Health();
  const letters = may('ListDeadLetters') && new DeadLetters(health);
  const made = [health, letters, may('VerifyHistory') && new Seals(), may('ListAudit') && new Audit()].filter(Boolean);
  byId('operations-parts').append(...made.map(({ node }) => node));
  const nothing = () => {}; // the link is said to be lost by what tells of the health
  pollers = [new Poller([health.feed], { ...link, changed: show })];
  if (letters) pollers.push(new Poller([letters.feed], { changed: show, lost: nothing, found: nothing }));
  onCommand(() => {
    for (const { feed } of made) feed?.soon();
    for (const poller of pollers) poller.now();
  });
  label(byId('operations'));
  return made;
}

function show() {
  label(byId('operations'));
  for (const part of parts) part.show();
}
