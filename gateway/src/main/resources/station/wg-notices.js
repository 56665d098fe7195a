import { Part, icon } from "./part.js";
import { html, nothing } from "./lit.js";
import { clockText, phaseWord, pretty } from "./words.js";

const REMEDY = "Open this page at a nurse's station, keep it visible and prove its sound.";

/** The full-width bars: the gateway is lost, nobody confirms alarms, the gateway is back. Fires "seen" when a person closes the last. */
class WgNotices extends Part {
  draw({ lost, nobody, unconfirmed, trouble, back }) {
    return html`${lost ? alarmBar(lostText(lost.since)) : nothing}${!lost && (nobody || unconfirmed) ? alarmBar(nobody
      ? "NOBODY IS TOLD: no nurse's station is open, visible and heard"
      : "ALARMS NOT CONFIRMED by any nurse's station for 10 s", REMEDY) : nothing}${
      trouble ? html`<p class="backbar" role="alert">${trouble}</p>` : nothing}${back ? this.#back(back) : nothing}`;
  }

  /** What happened while the page was away; stays until a person closes it. */
  #back({ since, at, missed, sameRun, events }) {
    const away = since ? `, away since ${clockText(since, true)}` : "";
    const gaps = sameRun
      ? "Not all alarm events of that time are known: look at the alarms as they stand."
      : "The gateway was started anew: earlier alarm events are not known here.";
    return html`<section class="backbar"><h2>Back since ${at ? clockText(at, true) : ""}${away}. ${
      missed ? gaps : events.length ? "" : "No alarm event meanwhile."}</h2>
      <ol>${events.map((event) => html`<li><time>${clockText(new Date(event.at), true)}</time><b>Bed ${event.bed}</b>
        <span>${pretty(event.alarm.title)} ${phaseWord(event.phase)}</span><span>${pretty(event.alarm.text)}</span></li>`)}</ol>
      <button type="button" class="btn2" @click=${() => this.tell("seen")}>Seen, close</button></section>`;
  }
}

function lostText(since) {
  return since ? `CONNECTION LOST, DATA NOT LIVE since ${clockText(since, true)}` : "NO CONNECTION TO THE GATEWAY, NOTHING IS LIVE";
}

function alarmBar(text, remedy = "") {
  return html`<p class="lostbar p-high" role="alert"><span class="prio">${icon("s-high", "shape")}<span class="stars" aria-hidden="true">***</span></span>${text}${remedy ? html`<small>${remedy}</small>` : nothing}</p>`;
}

customElements.define("wg-notices", WgNotices);
