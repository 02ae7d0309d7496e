// What the browser keeps for all tabs of this address. Where storage is switched off, it holds until the page is left.
const unkept = new Map();

export function kept(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param value null to forget it */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    unkept.set(key, value);
  }
}
