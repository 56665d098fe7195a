import { el, icon, setShown, setText } from "./dom.js";

/** What this page is not, the marks of what is not real, and the key of shapes. */
class WgFoot extends HTMLElement {
  #simulated = el("span", "sim", "Simulated data");
  #speed = el("span", "sim");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.className = "foot";
    this.setAttribute("role", "contentinfo");
    const key = (className, glyph, text) => el("span", className, icon(glyph, className ? "shape" : ""), text);
    this.append(
      el("b", "", "Secondary display. Does not replace bedside alarms. Not a certified medical device."),
      this.#simulated, this.#speed, el("span", "grow"),
      el("span", "key", key("p-high", "s-high", "*** high"), key("p-medium", "s-medium", "** medium"), key("p-low", "s-low", "* low"),
        key("", "i-tick", "acknowledged here"), el("span", "", el("i", "hz"), "not live")));
  }

  update(state) {
    setShown(this.#simulated, state.simulated);
    setShown(this.#speed, state.speed !== 1);
    setText(this.#speed, `Time runs ${state.speed}x`);
  }
}

customElements.define("wg-foot", WgFoot);
