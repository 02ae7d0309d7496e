// The try-it page: one entry per OpenAPI document, the calls go to the server that this page came from. They are made by
// the user of the console's session, or with a token that was typed in here.
import { session, SignedOut } from '/console/session.js';

const select = document.getElementById('document');

// In a place of its own: a document that was chosen before and comes later is not shown over this one.
function show(url) {
  const place = document.createElement('div');
  document.getElementById('calls').replaceChildren(place);
  globalThis.SwaggerUIBundle({
    domNode: place,
    url,
    deepLinking: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null, // no document is sent to another host
    requestInterceptor: withToken,
  });
}

async function withToken(request) {
  try {
    request.headers.Authorization ??= `Bearer ${await session.token()}`;
  } catch (e) {
    if (!(e instanceof SignedOut)) throw e;
  }
  return request;
}

try {
  const answer = await fetch('/api-docs/documents');
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const documents = await answer.json();
  select.append(...documents.map(({ title, url }) => new Option(title, url)));
  document.getElementById('choice').hidden = documents.length < 2;
  select.addEventListener('change', () => show(select.value));
  if (documents.length === 0) throw new Error('no document was found');
  show(documents[0].url);
} catch (e) {
  const refusal = document.getElementById('refusal');
  refusal.textContent = `The list of calls cannot be shown: ${e.message}. Reload to try again.`;
  refusal.hidden = false;
}
