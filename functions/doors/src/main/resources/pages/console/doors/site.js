// What the page knows of the site: buildings with their doors, one's own doors, open requests, groups, and who is who.
import { Feed, Sheet } from '../api.js';
import { say } from '../language.js';
import { Seldom } from '../poller.js';
import { may } from '../may.js';

const BUILDINGS_MS = 1500; // how soon a lockdown is told
const ELSEWHERE_MS = 3000; // and where other things are looked at
const LOOKED_AT_MS = 3000; // all buildings that are looked at share it
const MINE_MS = 3000; // reads each door with all that decides about it
const SCARCELY_MS = 60_000; // while the doors are hidden: only their names are used
const NAMES_MS = 15_000; // a hundred of them

const buildings = new Feed('/api/buildings');
const mine = new Feed('/api/doors');
const joins = new Feed('/api/join-requests?open=true');
const rises = new Feed('/api/access-requests?open=true');
const groups = new Feed('/api/groups');
const staff = new Feed('/api/staff');

/** By the use case that each is for. */
const polled = {
  ListDoors: new Seldom(mine, MINE_MS),
  ListJoinRequests: new Seldom(joins, LOOKED_AT_MS),
  ListAccessRequests: new Seldom(rises, LOOKED_AT_MS),
  ListGroups: new Seldom(groups, 2 * LOOKED_AT_MS),
  ListStaff: new Seldom(staff, NAMES_MS),
};
const sheets = new Map(); // of the buildings that are known in full, by id
const strangers = new Map(); // those whom the staff list does not have, such as customers, with what is asked about each

export const site = {
  /** The buildings, to be polled on every view: it tells of lockdowns. */
  lockdowns: new Seldom(buildings, BUILDINGS_MS),

  /** @param closely whether the doors are what is looked at; @param record whether it is the record of one door or person */
  look(closely, record = false) {
    site.lockdowns.everyMs = closely && !record ? BUILDINGS_MS : ELSEWHERE_MS;
    polled.ListDoors.everyMs = record ? SCARCELY_MS : MINE_MS;
    for (const useCase of ['ListJoinRequests', 'ListAccessRequests']) polled[useCase].everyMs = record ? SCARCELY_MS : LOOKED_AT_MS;
  },

  /** False before the first answer. */
  get isKnown() {
    return buildings.isKnown && mine.isKnown;
  },

  get buildings() {
    return buildings.items;
  },

  get mine() {
    return mine.items;
  },

  /** Open requests that one may decide, the oldest first. */
  get requests() {
    return [...joins.items, ...rises.items].toSorted((a, b) => a.requestedAt.localeCompare(b.requestedAt));
  },

  /** Asks for them now; the buildings are polled anyway. */
  async refreshRequests() {
    const asked = Object.entries({ ListJoinRequests: joins, ListAccessRequests: rises }).filter(([useCase]) => may(useCase));
    await Promise.all(asked.map(([, feed]) => feed.refresh()));
  },

  get groups() {
    return groups.items;
  },

  get staff() {
    return staff.items;
  },

  /** All doors of a building, or null as long as they are not known. */
  doorsOf: id => sheets.get(id)?.sheet.content?.doors ?? null,

  building: id => buildings.items.find(building => building.id === id),

  /** A door that is known, or undefined. */
  door(id) {
    return [...sheets.keys()].flatMap(site.doorsOf).concat(mine.items).find(door => door?.id === id);
  },

  /** "Office: Entrance" */
  doorName(id) {
    const door = site.door(id);
    const all = sheets.size > 0 && [...sheets.values()].every(({ sheet }) => sheet.content);
    if (!door) return all ? say('unknownDoor') : '…';
    return `${site.building(door.buildingId)?.name ?? '…'}: ${door.name}`;
  },

  /** Somebody at work here, or undefined; nothing is asked for. */
  colleague: id => staff.items.find(one => one.id === id),

  person(id) {
    const person = site.colleague(id);
    if (person || !may('ShowPermissions')) return person;
    if (!strangers.has(id)) {
      polled.ListStaff.soon(); // somebody new
      const sheet = new Sheet(`/api/users/${encodeURIComponent(id)}/permissions`);
      strangers.set(id, { sheet, feed: new Seldom(sheet, SCARCELY_MS) });
    }
    return strangers.get(id).sheet.content ?? undefined;
  },

  nameOf(id) {
    const { name, active } = site.person(id) ?? {};
    if (!name) return say('unknownPerson', { id: id.slice(-4) });
    return active ? name : say('nameInactive', { name });
  },

  /** Wants all doors of a building: as they are now, or their names at least. */
  follow(id, closely) {
    if (!sheets.has(id)) {
      const sheet = new Sheet(`/api/buildings/${encodeURIComponent(id)}`);
      sheets.set(id, { sheet, feed: new Seldom(sheet, SCARCELY_MS), closely: false });
    }
    const followed = sheets.get(id);
    if (!closely || followed.closely) return;
    followed.closely = true;
    site.share();
    followed.feed.soon();
  },

  /** Resolves when all doors of the buildings that are followed are known. */
  async allDoors() {
    const unknown = [...sheets.values()].filter(({ sheet }) => !sheet.content);
    await Promise.all(unknown.map(({ sheet }) => sheet.refresh()));
  },

  leave(id) {
    const followed = sheets.get(id);
    if (!followed?.closely) return;
    followed.closely = false;
    site.share();
  },

  /** The more buildings are looked at, the less often is each asked for. */
  share() {
    const all = [...sheets.values()];
    const many = all.filter(({ closely }) => closely).length;
    for (const { feed, closely } of all) feed.everyMs = closely ? LOOKED_AT_MS * many : SCARCELY_MS;
  },

  /** What has to be asked to keep all this up to date. */
  feeds() {
    const allowed = Object.keys(polled).filter(may).map(useCase => polled[useCase]);
    return [...allowed, ...[...sheets.values(), ...strangers.values()].map(({ feed }) => feed)];
  },

  /** Called after a door was marked, or no longer is. */
  marked() {},

  /** A door was tried: what is said of one's own may be out of date. */
  tried() {
    polled.ListDoors.soon();
  },

  /** Something was changed: what is shown is asked for again. */
  soon() {
    for (const feed of [site.lockdowns, ...Object.values(polled)]) feed.soon();
    for (const { feed } of sheets.values()) feed.soon();
  },
};
