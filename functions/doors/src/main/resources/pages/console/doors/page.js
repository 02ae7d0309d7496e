// The doors: all of the site, or the record of one door or one person, as the address says.
import { byId, el, Rows, write } from '../dom.js';
import { onCommand } from '../forms.js';
import { label, say } from '../language.js';
import { link } from '../link.js';
import { Poller } from '../poller.js';
import { may } from '../may.js';
import { addBuilding, BuildingCard } from './building.js';
import { Finder } from './finder.js';
import { Groups } from './groups.js';
import { History } from './history.js';
import { showLockdowns } from './lockdowns.js';
import { Permissions } from './person.js';
import { Requests } from './requests.js';
import { site } from './site.js';

const PROJECTED_MS = [150, 1000]; // by then a command of our own is in what is polled; what is granted works within a second
const RECORD = /^#doors\/(door|person)\/([0-9a-f-]{36})$/;

const nothing = () => {}; // the link is said to be lost by what is looked at
const lockdowns = new Poller([site.lockdowns], { changed: show, lost: nothing, found: nothing }, true);
let doors = null;

byId('banners').append(el('p', { id: 'lockdown', class: 'lockdown', role: 'alert', hidden: true }));

export default {
  place: 20,
  view: 'doors',
  title: 'doors',
  useCase: 'ListDoors',
  polls: true,
  retell: show,

  watch() {
    site.look(true);
    doors ??= new Doors();
    doors.watch();
  },

  rest() {
    site.look(false);
    doors?.rest();
  },

  enter() {
    if (may('ListBuildings')) lockdowns.start();
  },

  leave() {
    lockdowns.stop();
  },
};

/** A lockdown shows on every page. */
function show() {
  showLockdowns(site.buildings);
  doors?.show();
}

class Doors {
  #watched = [];
  #poller = new Poller(this.#watched, { ...link, changed: () => this.show() });
  #cards = new Rows(byId('buildings'), given => new BuildingCard(given, () => this.#lookAround()));
  #requests = new Requests();
  #finder = new Finder();
  #groups = new Groups();
  #record = null;

  constructor() {
    const aside = byId('doors-aside');
    if (may('ListAccessRequests')) aside.append(this.#requests.node);
    if (may('ListStaff')) aside.append(this.#finder.node);
    if (may('ListGroups')) aside.append(this.#groups.node);
    byId('add-building').addEventListener('click', addBuilding);
    onCommand(() => this.#soon());
  }

  /** Follows what the address names, from now on. */
  watch() {
    const [, kind, id] = RECORD.exec(location.hash) ?? [];
    this.#record = !may('ListDoorHistory') || !kind ? null : kind === 'door' ? doorRecord(id) : personRecord(id);
    byId('site').hidden = true;
    byId('record').hidden = true; // nothing is claimed before the first answer
    byId('record-parts').replaceChildren(...(this.#record?.parts.map(({ node }) => node) ?? []));
    label(byId('record'));
    this.#lookAround();
    this.show();
    link.connecting();
    this.#poller.start();
  }

  rest() {
    this.#poller.stop();
  }

  /** What is known, in the language of the page. */
  show() {
    if (!site.isKnown) return;
    byId('site').hidden = this.#record !== null;
    byId('record').hidden = this.#record === null;
    if (this.#record) this.#showRecord();
    else this.#showSite();
    this.#follow();
  }

  #showSite() {
    const own = Map.groupBy(site.mine, ({ buildingId }) => buildingId);
    const cards = site.buildings.map(building => ({ building, own: own.get(building.id) ?? [], all: site.buildings.length }));
    // One's own come first; the others in the order of their names.
    cards.sort((a, b) => (b.own.length > 0) - (a.own.length > 0) || a.building.name.localeCompare(b.building.name));
    this.#cards.show(cards, ({ building }) => building.id);
    byId('buildings-none').hidden = cards.length > 0;
    this.#requests.show(site.requests);
    this.#requests.node.hidden = !may('ListJoinRequests') && site.requests.length === 0;
    this.#finder.show();
    this.#groups.show(site.groups);
    byId('doors-aside').hidden = [...byId('doors-aside').children].every(({ hidden }) => hidden);
  }

  #showRecord() {
    write(byId('record-title'), this.#record.title());
    write(byId('record-about'), this.#record.about());
    for (const part of this.#record.parts) part.show();
  }

  /** Who may grant something wants to know all doors by their names. */
  #follow() {
    if (may('ListGroups')) for (const { id } of site.buildings) site.follow(id, false);
    this.#watched.splice(0, Infinity, ...site.feeds(), ...(this.#record?.feeds ?? []));
  }

  #lookAround() {
    this.#follow();
    this.#poller.now();
  }

  #soon() {
    for (const pause of PROJECTED_MS) {
      setTimeout(() => {
        site.soon();
        for (const feed of this.#record?.feeds ?? []) feed.soon?.();
        this.#poller.now();
      }, pause);
    }
  }
}

function doorRecord(id) {
  const history = new History(`/api/doors/${id}/history`, 'door');
  const level = () => site.door(id)?.level;
  return { parts: [history], feeds: [history], title: () => site.doorName(id), about: () => (level() ? say(`level.${level()}`) : '') };
}

function personRecord(id) {
  const permissions = new Permissions(id);
  const history = new History(`/api/users/${id}/access-history`, 'person');
  return { parts: [permissions, history], feeds: [permissions.feed, history], title: () => site.nameOf(id), about: () => permissions.roles };
}
