// Reads codes by the camera, where the browser can.
const OFTEN_MS = 150;
const SAME_MS = 4000; // a code that stays before the camera is read once

export const canSee = () => 'BarcodeDetector' in window && Boolean(navigator.mediaDevices?.getUserMedia);

export class Camera {
  #video;
  #seen;
  #stream = null;
  #last = { code: null, at: 0 };

  /** @param seen called with each code */
  constructor(video, seen) {
    this.#video = video;
    this.#seen = seen;
  }

  get isOn() {
    return this.#stream !== null;
  }

  /** Throws where the camera cannot be had, as when people say no. */
  async start() {
    const stream = (this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }));
    this.#video.srcObject = stream;
    this.#video.hidden = false;
    await this.#video.play();
    this.#watch(stream, new BarcodeDetector({ formats: ['qr_code'] }));
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
    this.#video.hidden = true;
  }

  async #watch(stream, detector) {
    while (this.#stream === stream) {
      for (const { rawValue } of await detector.detect(this.#video).catch(() => [])) this.#read(rawValue);
      await new Promise(done => setTimeout(done, OFTEN_MS));
    }
  }

  #read(code) {
    const now = Date.now();
    if (code !== this.#last.code || now - this.#last.at > SAME_MS) this.#seen(code);
    this.#last = { code, at: now };
  }
}
