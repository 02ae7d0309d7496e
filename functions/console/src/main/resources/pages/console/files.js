// Files of the console, of the frame and of the systems.

/** Throws where it does not come. */
export async function file(path) {
  const answer = await fetch(`/console/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

const [pages, ofVenue] = await Promise.all(['pages', 'venue'].map(async path => (await file(path)).json()));

/** The systems that bring a page. Each has a folder of its name beside this file, though it lies in the system's module. */
export const systems = pages;

/** `{timeZone}`: where days and opening hours are meant, such as "Europe/Warsaw". */
export const venue = ofVenue;
