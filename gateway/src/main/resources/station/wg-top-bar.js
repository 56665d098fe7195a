import { el, icon, setClass, setShown, setText } from "./dom.js";
import { clockText } from "./words.js";

/** Ward, what came of the last acknowledgement, who acts, sound, link and clock. Fires "operator" and "theme". */
class WgTopBar extends HTMLElement {
  #ward = el("h1");
  #result = el("p", "result");
  #operator = el("span");
  #watching = el("span");
  #watchingNote = el("small");
  #link = el("span");
  #linkNote = el("small");
  #clock = el("span");
  #seconds = el("i");
  #speed = el("span", "speed");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.className = "top";
    this.#result.setAttribute("role", "status");
    const operator = el("button", "status plain", icon("i-user"), el("span", "", this.#operator, el("small", "", "acknowledges here")));
    operator.type = "button";
    operator.addEventListener("click", () => this.dispatchEvent(new Event("operator")));
    const theme = el("button", "status plain", "Light / dark");
    theme.type = "button";
    theme.addEventListener("click", () => this.dispatchEvent(new Event("theme")));
    this.append(
      this.#ward, this.#result, theme, operator,
      el("span", "status", icon("i-eye"), el("span", "", this.#watching, this.#watchingNote)),
      el("span", "status mark", icon("i-no-sound"), el("span", "", "No sound", el("small", "", "watch the screen"))),
      el("span", "status", icon("i-live"), el("span", "", this.#link, this.#linkNote)),
      el("time", "clock", this.#clock, this.#seconds, this.#speed));
  }

  /** Shows what came of a request, in words. */
  showResult(text, good) {
    setText(this.#result, text);
    setClass(this.#result, good ? "result" : "result bad");
  }

  update(state, clock, link, operator) {
    setText(this.#ward, state.ward || "Wardgate");
    setText(this.#operator, operator || "No name yet");
    setText(this.#watching, state.watching === 1 ? "1 station" : `${state.watching} stations`);
    setText(this.#watchingNote, state.watching === 1 ? "confirms alarms" : "confirm alarms");
    setText(this.#link, link.lost ? "Lost" : "Live");
    setText(this.#linkNote, `heard ${(link.silentMillis() / 1000).toFixed(0)} s ago`);
    const now = clock.wall();
    setText(this.#clock, now ? clockText(now) : "--:--");
    setText(this.#seconds, now ? clockText(now, true).slice(5) : "");
    setShown(this.#speed, state.speed !== 1);
    setText(this.#speed, `${state.speed}x`);
  }
}

customElements.define("wg-top-bar", WgTopBar);
