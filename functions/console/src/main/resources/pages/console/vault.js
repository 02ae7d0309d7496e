// Where the refresh token lies. Not in localStorage: each process of a browser has a copy of that, and for a moment after
// another tab has written it a tab still reads what was there before. A transaction of IndexedDB reads what is there.
const NAME = 'session';

let opened = null;
let unkept = null; // where storage is switched off, it holds until the page is left

/** `{sid, refreshToken}`, or null. */
export async function read() {
  return (await transact('readonly', store => store.get(NAME), () => unkept)) ?? null;
}

/** Is there for all tabs once this is done. @param value null to forget it */
export function write(value) {
  return transact('readwrite', store => (value ? store.put(value, NAME) : store.delete(NAME)), () => (unkept = value));
}

async function transact(mode, work, without) {
  let database;
  try {
    database = await (opened ??= open());
  } catch {
    return without();
  }
  const transaction = database.transaction(NAME, mode);
  const request = work(transaction.objectStore(NAME));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => failed(transaction.error);
  });
}

async function open() {
  const request = indexedDB.open('lunapark', 1);
  return new Promise((done, failed) => {
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
