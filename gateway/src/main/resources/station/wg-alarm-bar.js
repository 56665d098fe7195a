import { el, icon, reconcile, setClass, setIcon, setShown, setText } from "./dom.js";
import { PRIORITY_STARS, PRIORITY_WORDS, alarmSuffix, clockText, pretty, stopwatch } from "./words.js";
import { isAcknowledged } from "./state.js";

const QUEUE_PLACES = 4;
const keyOf = (each) => `${each.bed}/${each.alarm.alarmId}`;

/** One alarm in the bar, as a lead or in the queue: the same parts, laid out by the style sheet. */
class AlarmItem {
  #shape = icon("s-low", "shape");
  #stars = el("span", "stars");
  #spoken = el("span", "vh");
  #bed = el("span", "qb");
  #plug = icon("i-unplug", "dev");
  #title = el("b");
  #text = el("span", "qtext");
  #time = el("time");
  #timeNote = el("small");
  #button = el("button", "btn");
  #done = el("span", "done", icon("i-tick"));
  #who = el("span");

  constructor(onAcknowledge) {
    this.#stars.setAttribute("aria-hidden", "true");
    this.#button.type = "button";
    this.#button.addEventListener("click", () => onAcknowledge(this.item));
    this.#done.append(this.#who);
    this.root = el("li", "",
      el("div", "lamp", el("span", "prio", this.#shape, this.#stars, this.#spoken), el("small", "bedword", "Bed"), this.#bed),
      el("div", "words", el("span", "title", this.#plug, this.#title), this.#text),
      el("div", "when", this.#time, this.#timeNote),
      this.#button, this.#done);
  }

  update(item, kind, clock, live) {
    this.item = item;
    const { bed, alarm } = item;
    const acknowledged = isAcknowledged(alarm);
    setClass(this.root, `${kind} p-${alarm.priority} ${acknowledged ? "acked" : "unacked"}`);
    setIcon(this.#shape, `s-${alarm.priority}`);
    setText(this.#stars, PRIORITY_STARS[alarm.priority]);
    setText(this.#spoken, `${PRIORITY_WORDS[alarm.priority]}${acknowledged ? ", acknowledged" : ""}: `);
    setText(this.#bed, bed);
    this.#plug.toggleAttribute("hidden", alarm.alarmType !== "technical");
    setText(this.#title, pretty(alarm.title));
    setText(this.#text, pretty(alarm.text));
    setText(this.#time, stopwatch(clock.age(alarm.born)));
    setText(this.#timeNote, alarmSuffix(alarm));
    setText(this.#button, kind === "lead" ? "Acknowledge here" : "Ack");
    this.#button.setAttribute("aria-label", `Acknowledge here: bed ${bed}, ${alarm.title}`);
    this.#button.disabled = !live;
    setShown(this.#button, !acknowledged);
    setShown(this.#done, acknowledged);
    setText(this.#who, alarm.acknowledgedBy ?? "");
  }
}

/** The alarms of the ward, the most urgent first. Fires "acknowledge" with {bed, alarm}. */
class WgAlarmBar extends HTMLElement {
  #leads = el("ul", "leads");
  #queue = el("ul", "queue");
  #calm = el("p", "calmbar");
  #items = new WeakMap();

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Active alarms, the most urgent first");
    this.append(this.#leads, this.#queue, this.#calm);
  }

  update(state, clock, live) {
    const alarms = state.alarms();
    const fresh = alarms.filter(({ alarm }) => alarm.priority === "high" && !isAcknowledged(alarm));
    const leads = alarms.slice(0, Math.max(1, fresh.length));
    const rest = alarms.slice(leads.length);
    const must = rest.filter(({ alarm }) => alarm.priority !== "low" && !isAcknowledged(alarm)).length;
    const places = Math.max(QUEUE_PLACES, 2 * Math.ceil((must + 1) / 2));
    const shown = rest.length <= places ? rest : rest.slice(0, places - 1);
    setClass(this, `leads-${Math.min(leads.length, 3)}${rest.length ? "" : " no-queue"}`);
    this.#list(this.#leads, leads, "lead", clock, live);
    this.#list(this.#queue, rest.length > shown.length ? [...shown, { more: rest.slice(shown.length) }] : shown, "queued", clock, live);
    setShown(this.#leads, leads.length > 0);
    setShown(this.#queue, rest.length > 0);
    setShown(this.#calm, alarms.length === 0);
    const last = state.last;
    setText(this.#calm, !state.synced ? "Waiting for the gateway." : "No active alarms."
      + (last ? ` Last: bed ${last.bed}, ${pretty(last.title)}, over ${clockText(new Date(last.at))}.` : ""));
  }

  #list(list, alarms, kind, clock, live) {
    reconcile(list, alarms, (each) => (each.more ? "more" : keyOf(each)),
      (each) => {
        if (each.more) {
          return el("li", "queued rest");
        }
        const item = new AlarmItem((pressed) => this.dispatchEvent(new CustomEvent("acknowledge", { detail: pressed })));
        this.#items.set(item.root, item);
        return item.root;
      },
      (root, each) => {
        if (each.more) {
          const count = (priority) => each.more.filter(({ alarm }) => alarm.priority === priority).length;
          setText(root, `+${each.more.length}: ${Object.keys(PRIORITY_STARS).filter(count)
            .map((priority) => `${PRIORITY_STARS[priority]} ${count(priority)}`).join(", ")}`);
        } else {
          this.#items.get(root).update(each, kind, clock, live);
        }
      });
  }
}

customElements.define("wg-alarm-bar", WgAlarmBar);
