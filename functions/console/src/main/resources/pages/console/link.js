// Whether what is seen is what is: said in the header, and aloud when the link is lost.
import { byId, write } from './dom.js';
import { clock, say } from './language.js';
import { Refused } from './wire.js';

let status = 'connecting';
let lostSince = null;
let refused = null; // the API's own words, where it is there and says no

export const link = {
  /** Something else is looked at: nothing is known of it yet. */
  connecting() {
    status = 'connecting';
    lostSince = null;
    link.show();
  },

  lost(since, why) {
    lostSince = since;
    refused = why instanceof Refused && why.status < 500 ? why.message : null;
    link.show();
  },

  found() {
    status = 'live';
    lostSince = null;
    link.show();
  },

  /** In the language of the page. */
  show() {
    const banner = byId('lost');
    banner.hidden = lostSince === null;
    if (lostSince) write(banner, refused ?? say('lost', { time: clock(lostSince) }));
    document.body.classList.toggle('stale', lostSince !== null);
    byId('loading').hidden = lostSince !== null || status !== 'connecting';
    write(byId('link'), lostSince ? '' : say(status));
    byId('link').className = `link ${status}`;
  },
};
