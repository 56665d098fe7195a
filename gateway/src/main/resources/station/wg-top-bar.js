import { Part, icon } from "./part.js";
import { html, nothing } from "./lit.js";
import { clockText } from "./words.js";
import "./wg-sound.js";

/** Ward, what came of the last acknowledgement, who acts, sound, link and clock. Fires "operator" and "theme". */
class WgTopBar extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.className = "top";
    this.setAttribute("role", "banner");
  }

  draw({ state, clock, link, operator, proof, result }) {
    const now = clock.wall();
    return html`<h1>${state.ward || "Wardgate"}</h1>
      <p class="result ${result.good ? "" : "bad"}" role="status">${result.text}</p>
      <button type="button" class="status plain theme" @click=${() => this.tell("theme")}>Light / dark</button>
      <button type="button" class="status plain" @click=${() => this.tell("operator")}>${icon("i-user")}<span>${operator || "No name yet"}<small>acknowledges here</small></span></button>
      <span class="status watching">${icon("i-eye")}<span>${state.watching === 1 ? "1 station" : `${state.watching} stations`}<small>${
        state.watching === 1 ? "confirms alarms" : "confirm alarms"}</small></span></span>
      <wg-sound .shown=${{ proof }}></wg-sound>
      <span class="status">${icon("i-live")}<span>${link.lost ? "Lost" : "Live"}<small>heard ${(link.silentMillis() / 1000).toFixed(0)} s ago</small></span></span>
      <time class="clock">${now ? clockText(now) : "--:--"}<i>${now ? clockText(now, true).slice(5) : ""}</i>${
        state.speed === 1 ? nothing : html`<span class="speed">${state.speed}x</span>`}</time>`;
  }
}

customElements.define("wg-top-bar", WgTopBar);
