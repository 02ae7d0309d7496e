// The link with which a new user chooses a password. The secret is in the fragment, which a browser keeps to itself: no
// server and no log sees it.
const BEGINS = '#invitation=';

export const invitationLink = (token, email) => `${location.origin}/console${BEGINS}${token}&for=${encodeURIComponent(email)}`;

/** The invitation that the page was opened with, `{token, email}`, or null. It is taken out of the address at once. */
export function takeInvitation() {
  if (!location.hash.startsWith(BEGINS)) return null;
  const found = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return { token: found.get('invitation'), email: found.get('for') ?? '' };
}
