import { Part } from "./part.js";
import { html } from "./lit.js";
import { pretty, spoken } from "./words.js";

const POLITE_EVERY_MILLIS = 5000;
const LONGEST_QUEUE = 16;

/**
 * Speaks new alarms to screen readers: HIGH at once, the others one in five seconds, unless they are over or acknowledged by then.
 * Values are never spoken.
 */
class WgAnnouncer extends Part {
  #now = "";
  #later = "";
  #queue = [];
  #timer = 0;

  draw({ now, later }) {
    return html`<p class="vh" aria-live="assertive">${now}</p><p class="vh" aria-live="polite">${later}</p>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#say();
  }

  announce({ bed, alarm }, state) {
    const text = pretty(spoken(bed, alarm));
    if (alarm.priority === "high") {
      this.#now = text;
      this.#say();
      return;
    }
    this.#queue.push({ text, stands: () => state.isUnseen(bed, alarm) });
    if (this.#queue.length > LONGEST_QUEUE) {
      this.#queue.shift(); // the bar has them all
    }
    if (!this.#timer) {
      this.#timer = setTimeout(() => this.#next(), 0);
    }
  }

  #next() {
    while (this.#queue.length && !this.#queue[0].stands()) {
      this.#queue.shift();
    }
    const next = this.#queue.shift();
    if (next) {
      this.#later = next.text;
      this.#say();
    }
    this.#timer = this.#queue.length ? setTimeout(() => this.#next(), POLITE_EVERY_MILLIS) : 0;
  }

  #say() {
    this.shown = { now: this.#now, later: this.#later };
  }
}

customElements.define("wg-announcer", WgAnnouncer);
