import { el, setShown, setText } from "./dom.js";
import { clockText, phaseWord, pretty } from "./words.js";

const REMEDY = "Open this page at a nurse's station and keep it visible.";

/** The full-width bars: the gateway is lost, nobody confirms alarms, the gateway is back. */
class WgNotices extends HTMLElement {
  #lost = el("p", "lostbar");
  #unwatched = el("p", "lostbar");
  #trouble = el("p", "backbar");
  #back = el("section", "backbar");
  #backTitle = el("h2");
  #backList = el("ol");
  #lostSince = "";

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.#lost.setAttribute("role", "alert");
    this.#unwatched.setAttribute("role", "alert");
    const close = el("button", "btn2", "Seen, close");
    close.type = "button";
    close.addEventListener("click", () => setShown(this.#back, false));
    this.#back.append(this.#backTitle, this.#backList, close);
    for (const bar of [this.#lost, this.#unwatched, this.#trouble, this.#back]) {
      setShown(bar, false);
      this.append(bar);
    }
  }

  /** The gateway is lost since a wall time, or has not been reached yet. */
  showLost(since) {
    this.#lostSince = since ? clockText(since, true) : "";
    setText(this.#lost, since ? `CONNECTION LOST, DATA NOT LIVE since ${this.#lostSince}` : "NO CONNECTION TO THE GATEWAY, NOTHING IS LIVE");
    setShown(this.#lost, true);
  }

  /** What happened while the page was away; stays until a person closes it. */
  showBack({ since, at, missed, sameRun, events }) {
    const away = since ? `, away since ${clockText(since, true)}` : "";
    const gaps = sameRun ? "Not all alarm events of that time are known: look at the alarms as they stand." : "The gateway was started anew: earlier alarm events are not known here.";
    const none = events.length ? "" : " No alarm event meanwhile.";
    setText(this.#backTitle, `Back since ${at ? clockText(at, true) : ""}${away}. ${missed ? gaps : none.trim()}`);
    this.#backList.replaceChildren(...events.map((event) => el("li", "",
      el("time", "", clockText(new Date(event.at), true)), el("b", "", `Bed ${event.bed}`),
      el("span", "", `${pretty(event.alarm.title)} ${phaseWord(event.phase)}`), el("span", "", pretty(event.alarm.text)))));
    setShown(this.#back, true);
  }

  /** The gateway did not understand this page. */
  showTrouble({ what, where }) {
    setText(this.#trouble, `This page and the gateway do not understand each other: ${where}: ${what}. Load the page again.`);
    setShown(this.#trouble, true);
  }

  update(state, link) {
    if (!link.lost) {
      setShown(this.#lost, false);
    }
    setText(this.#unwatched, state.unattended ? `NOBODY WATCHES: no nurse's station is open and visible. ${REMEDY}` : `ALARMS NOT CONFIRMED by any nurse's station for 10 s. ${REMEDY}`);
    setShown(this.#unwatched, (state.unattended || state.unwatched) && !link.lost);
  }
}

customElements.define("wg-notices", WgNotices);
