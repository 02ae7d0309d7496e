// The doors: all of the site, or the record of one door or one person, as the address says.
import { byId, el, Rows, write } from '../dom.js';
import { onCommand } from '../forms.js';
import { label, language, say } from '../language.js';
import { link } from '../link.js';
import { Poller } from '../poller.js';
import { may } from '../may.js';
import { addBuilding, BuildingCard, BuildingDoors } from './building.js';
import { Finder } from './finder.js';
import { Groups } from './groups.js';
import { Holders } from './holders.js';
import { History } from './history.js';
import { showLockdowns } from './lockdowns.js';
import { Permissions } from './person.js';
import { atHand } from './marked.js';
import { Requests } from './requests.js';
import { finds } from '../search.js';
import { site } from './site.js';
import { DoorTile } from './tile.js';
import { title } from '../title.js';

const PROJECTED_MS = [150, 1000]; // by then a command of our own is in what is polled; what is granted works within a second
const FEW_BUILDINGS = 12; // so many are listed at first
const FEW_DOORS = 48; // in all buildings together: so many are shown open
const SEARCHED_FROM = 8; // doors of one's own and buildings; with fewer all are in sight
const RECORD = /^#doors\/(building|door|person)\/([0-9a-f-]{36})$/;
const RECORDS = { building: buildingRecord, door: doorRecord, person: personRecord };

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
    doors ??= new Doors();
    doors.watch();
  },

  /** Buildings in lockdown, and requests that wait for the one who is signed in. */
  async attention() {
    await site.refreshRequests();
    const locked = site.buildings.filter(building => building.locked);
    const waiting = site.requests.length;
    return [
      ...locked.map(({ id, name }) => ({ level: 'critical', text: say('lockdownIn', { name }), href: `#doors/building/${id}` })),
      ...(waiting ? [{ level: 'warning', text: say('requestsWait', { n: waiting }), href: '#doors' }] : []),
    ];
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
  #handy = new Rows(byId('at-hand-doors'), () => new DoorTile());
  #filter = byId('doors-filter');
  #all = false;
  #atHand = []; // as it was when the page was opened: nothing moves away from the finger that opens a door
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
    this.#filter.addEventListener('input', () => this.show());
    this.#filter.addEventListener('submit', event => event.preventDefault());
    byId('buildings-more').addEventListener('click', () => {
      this.#all = !this.#all;
      this.show();
    });
    onCommand(() => this.#soon());
    site.marked = () => {
      this.#atHand = atHand();
      this.show();
    };
  }

  /** Follows what the address names, from now on. */
  watch() {
    const [, kind, id] = RECORD.exec(location.hash) ?? [];
    this.#record = kind && (kind === 'building' || may('ListDoorHistory')) ? RECORDS[kind](id) : null;
    site.look(true, this.#record !== null && kind !== 'building');
    byId('site').hidden = true;
    byId('record').hidden = true; // nothing is claimed before the first answer
    byId('record-parts').replaceChildren(...(this.#record?.parts.map(({ node }) => node) ?? []));
    label(byId('record'));
    this.#atHand = atHand();
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
    const { value } = this.#filter.elements.text;
    const search = value.trim() && finds(value);
    this.#filter.hidden = site.mine.length + site.buildings.length < SEARCHED_FROM;
    this.#showHandy(search);
    this.#showBuildings(search);
    this.#requests.show(site.requests);
    this.#requests.node.hidden = !may('ListJoinRequests') && site.requests.length === 0;
    this.#finder.show();
    this.#groups.show(site.groups);
    byId('doors-aside').hidden = [...byId('doors-aside').children].every(({ hidden }) => hidden);
  }

  /** One's own doors that are wanted most, in reach of a thumb. */
  #showHandy(search) {
    const mine = new Map(site.mine.map(door => [door.id, door]));
    const doors = search ? [] : this.#atHand.flatMap(id => mine.get(id) ?? []);
    this.#handy.show(doors, ({ id }) => id, door => ({ door, own: door, where: site.building(door.buildingId)?.name }));
    byId('at-hand').hidden = doors.length === 0;
  }

  #showBuildings(search) {
    const own = Map.groupBy(site.mine, ({ buildingId }) => buildingId);
    const inSight = site.buildings.reduce((all, { doors }) => all + doors, 0) <= FEW_DOORS;
    const open = inSight || site.mine.length <= FEW_BUILDINGS;
    const cards = site.buildings
      .map(building => ({ building, own: own.get(building.id) ?? [], inSight, open, search }))
      .filter(isFound);
    // One's own come first; the others in the order of their names.
    cards.sort((a, b) => (b.own.length > 0) - (a.own.length > 0) || a.building.name.localeCompare(b.building.name, language(), { numeric: true }));
    const locked = ({ building }) => building.locked; // those are never left out
    const shown = this.#all ? cards : cards.filter((card, at) => at < FEW_BUILDINGS || locked(card));
    this.#cards.show(shown, ({ building }) => building.id);
    byId('buildings-none').hidden = cards.length > 0;
    write(byId('buildings-none'), say(search ? 'noDoorFound' : 'noBuildings'));
    const more = byId('buildings-more');
    more.hidden = !this.#all && shown.length === cards.length;
    write(more, this.#all ? say('fewerBuildings') : say('allBuildings', { n: cards.length }));
  }

  #showRecord() {
    write(byId('record-title'), this.#record.title());
    title.thing(this.#record.title());
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

/** By its own name or that of one of its doors, where they are known. */
function isFound({ building, own, search }) {
  return !search || search(building.name) || (site.doorsOf(building.id) ?? own).some(({ name }) => search(building.name, name));
}

/** For everybody at work here; who its members are, for security. */
function buildingRecord(id) {
  const doors = new BuildingDoors(id);
  const members = may('ListMembers') ? [new Holders(`/api/buildings/${id}/members`, 'members')] : [];
  const title = () => site.building(id)?.name ?? say('unknownBuilding');
  const about = () => (site.building(id)?.locked ? say('lockdown') : say('doorCount', { n: site.building(id)?.doors ?? 0 }));
  return { parts: [...members, doors], feeds: members.map(({ feed }) => feed), title, about };
}

function doorRecord(id) {
  const holders = new Holders(`/api/doors/${id}/holders`, 'whoMayOpenThis');
  const history = new History(`/api/doors/${id}/history`, 'door');
  const level = () => site.door(id)?.level;
  return { parts: [holders, history], feeds: [holders.feed, history], title: () => site.doorName(id), about: () => (level() ? say(`level.${level()}`) : '') };
}

function personRecord(id) {
  const permissions = new Permissions(id);
  const history = new History(`/api/users/${id}/access-history`, 'person');
  return { parts: [permissions, history], feeds: [permissions.feed, history], title: () => site.nameOf(id), about: () => permissions.roles };
}
