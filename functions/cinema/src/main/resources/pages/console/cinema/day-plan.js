// A day as a picture: a line for each room, a block for each session, its cleaning paler. The list below it says the same.
import { svg } from '../dom.js';
import { clock, say, toInput } from '../language.js';

const NAMES = 130; // what the names of rooms take
const HOUR = 52;
const LINE = 44;
const TOP = 24;
const [EARLY, LATE] = [9, 24]; // shown in any case
const CLEANING = 0.25; // hours

/** @param clash session that is marked, or null */
export function draw(place, rooms, sessions, clash) {
  const blocks = sessions.map(session => {
    const [hour, minute] = toInput(session.startsAt).slice(11).split(':').map(Number);
    const from = hour + minute / 60;
    return { session, from, until: from + session.durationMinutes / 60 };
  });
  const first = Math.min(EARLY, ...blocks.map(({ from }) => Math.floor(from)));
  const last = Math.max(LATE, ...blocks.map(({ until }) => Math.ceil(until + CLEANING)));
  const x = hour => NAMES + (hour - first) * HOUR;
  const [width, height] = [x(last) + 20, TOP + rooms.length * LINE];
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': told(sessions) });
  picture.style.minWidth = `${width * 0.8}px`;
  for (let hour = first; hour <= last; hour++) {
    picture.append(svg('line', { x1: x(hour), x2: x(hour), y1: TOP - 4, y2: height }), svg('text', { class: 'hour', x: x(hour), y: 12 }, String(hour % 24)));
  }
  rooms.forEach(({ id, name }, at) => {
    const y = TOP + at * LINE;
    picture.append(within({ x: 0, y, width: NAMES - 8, height: LINE }, svg('text', { x: 0, y: 26 }, name)));
    for (const { session, from, until } of blocks.filter(block => block.session.roomId === id)) {
      const w = (until - from) * HOUR;
      const block = svg('g', { class: clash?.id === session.id ? 'block clash' : 'block' });
      block.append(
        svg('rect', { class: 'cleaning', x: x(from), y: y + 4, width: w + CLEANING * HOUR, height: LINE - 8, rx: 4 }),
        svg('rect', { x: x(from), y: y + 4, width: w, height: LINE - 8, rx: 4 }),
        within({ x: x(from), y: y + 4, width: w, height: LINE - 8 }, svg('text', { x: 6, y: 16 }, session.movieTitle), svg('text', { x: 6, y: 30 }, clock(new Date(session.startsAt), false))),
      );
      picture.append(block);
    }
  });
  place.setAttribute('aria-label', say('cinema.plan'));
  place.setAttribute('role', 'group');
  if (place.innerHTML !== picture.outerHTML) place.replaceChildren(picture);
  const soonest = Math.min(last, ...blocks.map(({ from }) => from));
  if (place.dataset.soonest === String(soonest)) return;
  place.dataset.soonest = soonest;
  place.scrollLeft = soonest < last ? ((x(soonest) - NAMES) / width) * picture.clientWidth : 0; // on a phone the first would be out of sight
}

/** What is longer is cut off there. */
function within(box, ...content) {
  const node = svg('svg', box);
  node.append(...content);
  return node;
}

const told = sessions => sessions.map(({ roomName, movieTitle, startsAt }) => `${roomName}: ${movieTitle}, ${clock(new Date(startsAt), false)}`).join('; ') || say('cinema.nothingThatDay');
