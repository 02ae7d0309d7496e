// Codes of tickets: LP1.<contents>.<signature>, of which the contents are lines. TicketCode.java says which.
const FORM = /^LP1\.([\w-]+)\.([\w-]+)$/;

/** What a code says, whether it is genuine or not; null where it is no code. */
export function peek(code) {
  const parts = FORM.exec(code.trim());
  if (!parts) return null;
  try {
    const [ticketId, sessionId, seconds, column, ...row] = new TextDecoder('utf-8', { fatal: true }).decode(bytes(parts[1])).split('\n');
    return row.length ? { ticketId, sessionId, startsAt: new Date(seconds * 1000), row: row.join('\n'), column: Number(column) } : null;
  } catch {
    return null;
  }
}

/**
 * What a code says; null unless it was signed with that key. Needs no network, but a page that came over https, or from
 * this machine: elsewhere a browser does not check signatures.
 *
 * @param pem public key of the cinema
 */
export async function verify(code, pem) {
  const parts = FORM.exec(code.trim());
  if (!parts) return null;
  const key = await crypto.subtle.importKey('spki', bytes(pem.replace(/-----[A-Z ]+-----|\s/g, '')), { name: 'Ed25519' }, false, ['verify']);
  return (await crypto.subtle.verify('Ed25519', key, bytes(parts[2]), bytes(parts[1]))) ? peek(code) : null;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
}
