// Files of the console, of the frame and of the systems.

/** Throws where it does not come. */
export async function file(path) {
  const answer = await fetch(`/console/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The systems that bring a page. Each has a folder of its name beside this file, though it lies in the system's module. */
export const systems = await (await file('pages')).json();
