// The cars: their intake as it goes, figures, a search, and what waits to be repaired.
import { byId, write } from '../dom.js';
import { onCommand } from '../forms.js';
import { number, say } from '../language.js';
import { link } from '../link.js';
import { may } from '../may.js';
import { Poller } from '../poller.js';
import { intake } from './intake.js';
import { quarantine } from './quarantine.js';
import { search } from './search.js';
import { statistics } from './statistics.js';

const views = { intake, statistics, search, quarantine };
const feeds = [];
const poller = new Poller(feeds, { ...link, changed: show });
let view = null;

export default {
  place: 60,
  view: 'cars',
  title: 'cars.title',
  useCase: 'ListCars',
  polls: true,

  watch() {
    const allowed = Object.keys(views).filter(name => may(views[name].useCase));
    const asked = location.hash.split('/')[1];
    const name = allowed.includes(asked) ? asked : allowed[0];
    if (view !== views[name]) {
      view = views[name];
      for (const other of Object.keys(views)) byId(`cars-${other}`).hidden = other !== name;
      for (const way of byId('cars-views').children) {
        if (way.hash === `#cars/${name}`) way.setAttribute('aria-current', 'page');
        else way.removeAttribute('aria-current');
      }
      view.open?.();
    }
    feeds.splice(0, Infinity, ...new Set([...(may(intake.useCase) ? intake.feeds : []), ...view.feeds]));
    link.connecting();
    show();
    poller.start();
  },

  attention: () => (may(intake.useCase) ? intake.attention() : []),

  rest() {
    poller.stop();
  },

  retell: show,
};

function show() {
  byId('cars-views').setAttribute('aria-label', say('cars.views'));
  const waiting = intake.content?.quarantined;
  write(byId('cars-quarantined'), waiting ? number(waiting) : '');
  view?.show();
}

onCommand(() => {
  if (byId('cars').classList.contains('away')) return;
  view?.again?.();
  poller.now();
});
