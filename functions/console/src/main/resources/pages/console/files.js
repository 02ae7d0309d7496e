// Files of the console, of the frame and of the systems.
import { texts } from './facts.js';

/** As an answer of the server, which has come already where it is in the bundle. Throws where it does not come. */
export async function file(path) {
  if (Object.hasOwn(texts, path)) return new Response(texts[path]);
  const answer = await fetch(`/console/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
