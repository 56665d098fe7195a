import { Part, icon } from "./part.js";
import { html, nothing } from "./lit.js";

/** What this page is not, the marks of what is not real, and the key of shapes. */
class WgFoot extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.className = "foot";
    this.setAttribute("role", "contentinfo");
  }

  draw({ simulated, speed }) {
    const key = (priority, text) => html`<span class="p-${priority}">${icon(`s-${priority}`, "shape")}${text}</span>`;
    return html`<b>Secondary display. Does not replace bedside alarms. Not a certified medical device.</b>
      ${simulated ? html`<span class="sim">Simulated data</span>` : nothing}${speed === 1 ? nothing : html`<span class="sim">Time runs ${speed}x</span>`}
      <span class="grow"></span>
      <span class="key">${key("high", "*** high")}${key("medium", "** medium")}${key("low", "* low")}<span>${icon("i-tick")}acknowledged here</span>
        <span><i class="hz"></i>not live</span></span>`;
  }
}

customElements.define("wg-foot", WgFoot);
