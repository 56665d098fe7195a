import { el, setText } from "./dom.js";
import { pretty, spoken } from "./words.js";

const POLITE_EVERY_MILLIS = 5000;

/** Speaks new alarms to screen readers: HIGH at once, the others one in five seconds. Values are never spoken. */
class WgAnnouncer extends HTMLElement {
  #now = el("p", "vh");
  #later = el("p", "vh");
  #queue = [];
  #timer = 0;

  connectedCallback() {
    this.#now.setAttribute("aria-live", "assertive");
    this.#later.setAttribute("aria-live", "polite");
    this.append(this.#now, this.#later);
  }

  announce({ bed, alarm }) {
    const text = pretty(spoken(bed, alarm));
    if (alarm.priority === "high") {
      setText(this.#now, text);
      return;
    }
    this.#queue.push(text);
    if (!this.#timer) {
      this.#timer = setTimeout(() => this.#speak(), 0);
    }
  }

  #speak() {
    const text = this.#queue.shift();
    if (text !== undefined) {
      setText(this.#later, text);
    }
    this.#timer = this.#queue.length ? setTimeout(() => this.#speak(), POLITE_EVERY_MILLIS) : 0;
  }
}

customElements.define("wg-announcer", WgAnnouncer);
