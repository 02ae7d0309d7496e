// Who is signed in at this browser. Any page of this address may use it: `await session.token()` before a call. Where
// the tokens are, and why, is in docs/decisions/0018-where-the-console-keeps-its-tokens.md.
import { keep, kept } from './kept.js';
import * as vault from './vault.js';
import { ask, read, Refused } from './wire.js';

const KEPT = 'lunapark.session'; // which session there is, for all tabs; its refresh token is in the vault
const HANDED_OVER = 'lunapark.access'; // there only while this tab loads the page anew
const LOCK = 'lunapark.session'; // who holds it may spend the refresh token
const EARLY_MS = 45_000; // a token of 5 minutes is renewed this long before its end
const REFRESH_PATIENCE_MS = 30_000; // an answer that is not waited for loses the session: the old token is spent

/** The request needs a session and there is none. */
export class SignedOut extends Error {}

let access = handedOver(); // {token, until, user}: in memory and nowhere else
let renewing = null;
const listeners = [];

export const session = {
  /** `{id, name, roles, sid}`, or null. */
  get user() {
    return access?.user ?? null;
  },

  /** @param listener called with the user, or with null and the word for why, whenever this changes */
  onChange(listener) {
    listeners.push(listener);
  },

  /**
   * An access token that is good for the next call, renewed where it is about to end, or where it is the one that was
   * just refused. Throws `SignedOut`.
   */
  async token(refused = null) {
    const sid = kept(KEPT);
    if (!sid) throw new SignedOut();
    const good = access?.user.sid === sid && access.token !== refused && access.until - Date.now() > EARLY_MS;
    if (good) return access.token;
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  },

  /** Throws `Refused` when e-mail and password do not match. */
  async signIn(email, password) {
    const pair = await post('/api/auth/sign-in', { email, password });
    await alone(() => take(pair));
  },

  /** Here, in all tabs and on the server. What cannot be reached is at least forgotten here. */
  async signOut() {
    try {
      await read(await ask('POST', '/api/auth/sign-out', { token: await session.token() }));
    } catch (e) {
      console.info('Signed out here only:', e.message);
    }
    await alone(() => forget('signedOut'));
  },
};

/** Spends the refresh token. It is read under the lock: another tab may have spent the one that was there before. */
function renew() {
  return alone(async () => {
    const own = await vault.read();
    if (!own) {
      await forget('signedOutElsewhere');
      throw new SignedOut();
    }
    try {
      return await take(await post('/api/auth/refresh', { refreshToken: own.refreshToken }));
    } catch (e) {
      if (!(e instanceof Refused) || ![400, 401, 403].includes(e.status)) throw e; // it may yet be good
      await forget('sessionOver');
      throw new SignedOut();
    }
  });
}

async function take({ accessToken, refreshToken, expiresIn }) {
  const { sub, name, roles, sid } = claims(accessToken);
  await vault.write({ sid, refreshToken });
  access = { token: accessToken, until: Date.now() + expiresIn * 1000, user: { id: sub, name, roles, sid } };
  keep(KEPT, sid);
  tell(null);
  return accessToken;
}

async function forget(why) {
  await vault.write(null);
  access = null;
  keep(KEPT, null);
  tell(why);
}

function tell(why) {
  for (const listener of listeners) listener(session.user, why);
}

async function post(path, body) {
  return (await read(await ask('POST', path, { body, patience: REFRESH_PATIENCE_MS }))).content;
}

/** One tab at a time. Where there are no locks (plain http to another machine), a second tab may lose the session. */
function alone(work) {
  return navigator.locks ? navigator.locks.request(LOCK, work) : Promise.resolve().then(work);
}

/** What the token says to the gateway, read to show it: it is checked there, not here. */
function claims(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), c => c.charCodeAt(0))));
}

/** A reload spends no refresh token: one that is on its way while the page goes would be lost, and the session with it. */
function handedOver() {
  try {
    const found = JSON.parse(sessionStorage.getItem(HANDED_OVER));
    sessionStorage.removeItem(HANDED_OVER);
    return found?.user.sid === kept(KEPT) ? found : null;
  } catch {
    return null; // storage is switched off
  }
}

addEventListener('pagehide', ({ persisted }) => {
  if (!access || persisted) return;
  try {
    sessionStorage.setItem(HANDED_OVER, JSON.stringify(access));
  } catch {
    // storage is switched off: the next page asks for the password
  }
});

// Another tab has signed out, or signed somebody in.
addEventListener('storage', async ({ key }) => {
  if (key !== KEPT && key !== null) return;
  const sid = kept(KEPT);
  if (sid === (access?.user.sid ?? null)) return;
  if (sid) {
    await session.token().catch(e => console.info('Not yet signed in like the other tab:', e.message));
  } else {
    access = null;
    tell('signedOutElsewhere');
  }
});
