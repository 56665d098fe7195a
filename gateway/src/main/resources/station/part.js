// What all parts of the page are made of. Data reaches the document as text and attributes of templates, never as markup.

import { LitElement, html, nothing } from "./lit.js";
import { PLACE_NAMES, PRIORITY_STARS, PRIORITY_WORDS, alarmOf, presentPlace } from "./words.js";
import { isAcknowledged } from "./state.js";

/**
 * A part of the page. It draws what it is told to show, at once: what follows the telling knows that it is in the document, and a
 * part that cannot draw throws there. It draws into the document itself, so that one style sheet serves all parts.
 */
export class Part extends LitElement {
  #shown;

  createRenderRoot() {
    return this;
  }

  get shown() {
    return this.#shown;
  }

  set shown(shown) {
    this.#shown = shown;
    this.requestUpdate();
    this.performUpdate();
  }

  render() {
    return this.#shown === undefined ? nothing : this.draw(this.#shown);
  }

  /** Sends an event up the document. */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** A glyph of the sprite in the page. */
export function icon(name, className = "") {
  return html`<svg class="ic ${className}" aria-hidden="true"><use href="#${name}"></use></svg>`;
}

/** Shape, asterisks and, for machines, words of an alarm's priority. */
export function priorityMark(alarm) {
  const words = `${PRIORITY_WORDS[alarm.priority]}${isAcknowledged(alarm) ? ", acknowledged" : ""}: `;
  return html`<span class="prio">${icon(`s-${alarm.priority}`, "shape")}<span class="stars" aria-hidden="true">${
    PRIORITY_STARS[alarm.priority]}</span><span class="vh">${words}</span></span>`;
}

/** The classes of a place that an alarm colours. */
export function priorityClass(alarm) {
  return `p-${alarm.priority} ${isAcknowledged(alarm) ? "acked" : "unacked"}`;
}

/** A place of a bed for the far reader, in the colour of the alarm if that is about it. */
export function farPlace(bed, place, alarm, clock, className = "") {
  const shown = presentPlace(bed, place, clock);
  const [name, fullName] = PLACE_NAMES[place];
  return valuePlace({ slot: place, name, fullName, shown, mean: shown.mean, source: shown.source, className, alarm: alarmOf(place, [alarm]) });
}

/** A place for one value: label with source and age, the number, and whatever stands below it. */
export function valuePlace({ slot, name, fullName, shown, source = "", className = "", alarm, pending = false, mean = "", below }) {
  const { text, kind, note, age } = shown;
  const from = [source, age].filter(Boolean).join(" ");
  const why = kind === "gone" && !/^\d/.test(note) ? note : ""; // an age stands beside the label, a reason in the hatching
  return html`<div class="vital ${className} ${kind}${alarm ? ` viol ${priorityClass(alarm)}` : ""}${pending ? " pend" : ""}" data-slot=${slot} data-kind=${kind}>
    <div class="lab"><span><abbr title=${fullName}>${name}</abbr>${kind === "gone" || !from ? nothing : html` <i>${from}</i>`}</span><em>${why ? nothing : note}</em>${
      mean ? html`<span class="mean"><span class="vh">mean </span>${mean}</span>` : nothing}</div>
    <div class="nbox"><span class="num">${text}</span>${why ? html`<span class="why">${why}</span>` : nothing}</div>${below ?? nothing}
  </div>`;
}
