import { el, icon, reconcile, setClass, setIcon, setShown, setText } from "./dom.js";
import { PRIORITY_STARS, PRIORITY_WORDS, alarmSuffix, clockText, present, pretty, slotValue, sourceName, stopwatch } from "./words.js";
import { ValuePlace, presentPressure, violatedSlots } from "./wg-tile.js";
import { timeLeftMillis } from "./wg-pump.js";
import { isAcknowledged } from "./state.js";

const SOON_ROWS = 8;
const PRESSURE = "pressure";
const SLOT_OF = { "systolic-pressure": PRESSURE, "mean-pressure": PRESSURE, "diastolic-pressure": PRESSURE };
const FAR_NAMES = { [PRESSURE]: "BP", "heart-rate": "HR", "oxygen-saturation": "SpO₂", "respiration-rate": "RR" };

/** For the reader across the room: the worst bed in numbers as large as they get. Below it the bed that is asked for, or what is next. */
class WgRail extends HTMLElement {
  #shape = icon("s-high", "shape");
  #stars = el("span", "stars");
  #spoken = el("span", "vh");
  #bed = el("b");
  #time = el("time");
  #name = el("p", "spotname");
  #far = new ValuePlace("", "far", "");
  #mean = el("span", "mean");
  #why = el("p", "lim");
  #second = [new ValuePlace("", "far2", ""), new ValuePlace("", "far2", "")];
  #pump = el("wg-pump");
  #next = el("p", "next");
  #spot = el("section", "spot");
  #soon = el("section", "soon");
  #soonList = el("ol");
  #soonNone = el("p", "", "No infusion states an end.");
  #detail = el("wg-bed-detail");

  /** The bed whose details are asked for; null for none. */
  selected = null;

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.className = "rail";
    this.setAttribute("role", "complementary");
    this.setAttribute("aria-label", "Worst bed and what comes next");
    this.#stars.setAttribute("aria-hidden", "true");
    this.#far.root.lastChild.append(this.#mean);
    this.#spot.append(
      el("div", "lamp", el("span", "spotbed", el("small", "", "Bed"), this.#bed),
        el("span", "spotp", el("span", "prio", this.#shape, this.#stars, this.#spoken), this.#time)),
      this.#name, this.#far.root, this.#why,
      el("div", "seconds", ...this.#second.map((place) => place.root)), this.#pump, this.#next);
    this.#soon.append(el("h2", "", "Coming up"), this.#soonList, this.#soonNone);
    this.#detail.addEventListener("close", () => this.dispatchEvent(new Event("close")));
    this.append(this.#spot, this.#soon, this.#detail);
  }

  update(state, clock) {
    const worst = state.alarms().find(({ alarm }) => alarm.priority !== "low");
    setShown(this.#spot, Boolean(worst));
    if (worst) {
      this.#showSpot(state.beds.get(worst.bed), worst.alarm, state, clock);
    }
    const selected = this.selected === null ? undefined : state.beds.get(this.selected);
    setShown(this.#detail, Boolean(selected));
    setShown(this.#soon, !selected);
    if (selected) {
      this.#detail.update(selected, state.alarmsOf(selected), clock);
    } else {
      this.#showSoon(state, clock);
    }
  }

  #showSpot(bed, alarm, state, clock) {
    setClass(this.#spot, `spot p-${alarm.priority} ${isAcknowledged(alarm) ? "acked" : "unacked"}`);
    setIcon(this.#shape, `s-${alarm.priority}`);
    setText(this.#stars, PRIORITY_STARS[alarm.priority]);
    setText(this.#spoken, PRIORITY_WORDS[alarm.priority]);
    setText(this.#bed, bed.bed);
    setText(this.#time, isAcknowledged(alarm) ? `✓ ${alarm.acknowledgedBy ?? ""}` : stopwatch(clock.age(alarm.born)));
    setText(this.#name, pretty(alarm.title));
    setText(this.#why, [pretty(alarm.text), alarmSuffix(alarm)].filter(Boolean).join(", "));
    const violated = violatedSlots([alarm]);
    const slot = alarm.findings[0]?.slot ?? PRESSURE;
    const main = FAR_NAMES[SLOT_OF[slot] ?? slot] ? SLOT_OF[slot] ?? slot : PRESSURE;
    const mean = this.#showFar(this.#far, main, bed, clock, violated.size > 0);
    setText(this.#mean, mean);
    const others = [PRESSURE, "heart-rate", "oxygen-saturation"].filter((each) => each !== main).slice(0, 2);
    others.forEach((each, i) => this.#showFar(this.#second[i], each, bed, clock, false));
    this.#pump.update(bed.devices.find((device) => device.pump) ?? null, clock);
    setText(this.#next, alarm.alarmType === "technical"
      ? "Look at the patient, then at the device and its cable."
      : "Look at the patient. The bedside alarm and the pump are out of this page's reach.");
  }

  #showFar(place, slot, bed, clock, violated) {
    if (slot === PRESSURE) {
      const pressure = presentPressure(bed, clock);
      place.show(pressure, pressure.source, violated, FAR_NAMES[slot]);
      return pressure.mean;
    }
    const value = slotValue(bed, slot);
    place.show(present(value, clock), sourceName(value), violated, FAR_NAMES[slot]);
    return "";
  }

  #showSoon(state, clock) {
    const ends = [];
    for (const bed of state.beds.values()) {
      for (const device of bed.devices) {
        const told = device.pump && clock.age(device.pump.born) < device.pump.ageLimitMillis;
        const left = told ? timeLeftMillis(device.pump.status, clock.age(device.pump.born)) : null;
        if (left !== null && left > 0) {
          ends.push({ bed: bed.bed, deviceId: device.deviceId, left });
        }
      }
    }
    ends.sort((a, b) => a.left - b.left);
    ends.length = Math.min(ends.length, SOON_ROWS);
    setShown(this.#soonNone, ends.length === 0);
    reconcile(this.#soonList, ends, (each) => `${each.bed}/${each.deviceId}`, () => el("li", "", el("time"), el("b"), el("span")), (row, each) => {
      setText(row.children[0], clockText(clock.wallIn(each.left)));
      setText(row.children[1], each.bed);
      setText(row.children[2], `${each.deviceId} ends`);
    });
  }
}

customElements.define("wg-rail", WgRail);
