import { Part, icon } from "./part.js";
import { html } from "./lit.js";
import { ANSWERS } from "./proof.js";
import { clockText } from "./words.js";

/** The state of the page's sound in words, and its proof by a person. There is no control that turns sound off. Fires "prove" and "heard". */
class WgSound extends Part {
  draw({ proof }) {
    this.className = `sound ${proof.state}`;
    if (proof.step === "playing") {
      return html`<span class="status">${icon("i-bell")}<span role="status">Listen<small>and count</small></span></span>`;
    }
    if (proof.step === "asking") {
      return html`<span class="status" role="status">How many sounds?</span><span class="answers">${ANSWERS.map((count) => html`<button type="button"
        class="btn" data-act="heard" data-count=${count} @click=${() => this.tell("heard", count)}>${count === 0 ? "None" : count}</button>`)}</span>`;
    }
    if (proof.state === "proven") {
      const by = proof.by ? `, ${proof.by}` : "";
      return html`<span class="status">${icon("i-bell")}<span>Sound on<small>proven ${proof.at ? clockText(proof.at) : ""}${by}</small></span>
        </span><button type="button" class="again" data-act="prove-sound" @click=${() => this.tell("prove")}>Prove again</button>`;
    }
    const words = proof.state === "blocked" ? "Sound blocked by the browser" : "Sound not proven";
    return html`<span class="status">${icon("i-no-sound")}<span role="status">${words}<small>${proof.trouble || "this page does not count"}</small></span></span>
      <button type="button" class="btn" data-act="prove-sound" @click=${() => this.tell("prove")}>Prove sound</button>`;
  }
}

customElements.define("wg-sound", WgSound);
