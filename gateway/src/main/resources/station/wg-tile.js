import { el, icon, setClass, setIcon, setShown, setText } from "./dom.js";
import {
  PRIORITY_STARS, PRIORITY_WORDS, ageText, alarmSuffix, clockText, isHeard, lineWord, otherValues, present, pretty, slotValue, sourceName,
  stopwatch, valueName,
} from "./words.js";
import { timeLeftMillis } from "./wg-pump.js";
import { isAcknowledged } from "./state.js";

const PRESSURES = ["systolic-pressure", "mean-pressure", "diastolic-pressure"];

/** A place for one value: label with source and age, and the number. */
export class ValuePlace {
  #label = el("span", "name");
  #source = el("i");
  #note = el("em");
  #number = el("span", "num");

  constructor(name, className, fullName) {
    setText(this.#label, name);
    this.#label.title = fullName;
    this.root = el("div", `vital ${className}`, el("div", "lab", el("span", "", this.#label, " ", this.#source), this.#note), el("div", "nbox", this.#number));
    this.base = `vital ${className}`;
  }

  /** Shows a text with its kind and notes. */
  show({ text, kind, note }, source = "", violated = false, name = null) {
    setClass(this.root, `${this.base} ${kind}${violated ? " viol" : ""}`);
    setText(this.#number, text);
    setText(this.#source, source);
    setText(this.#note, note);
    if (name !== null) {
      setText(this.#label, name);
    }
  }
}

/** The value of a slot that comes from where another comes from: the parts of one pressure are never mixed from two. */
function partner(bed, value, slot) {
  return value && bed.values.find((each) => each.slot === slot && each.source === value.source
    && each.reading.device === value.reading.device && each.reading.channel === value.reading.channel);
}

/** The age of a cuff pressure in whole minutes, rounded up: it is never shown younger than it is. */
function minutesOld(millis) {
  return ageText(Math.max(1, Math.ceil(millis / 60000)) * 60000).replace("60 s", "1 min");
}

/** A blood pressure: systolic over diastolic of one source, with its age. */
export function presentPressure(bed, clock) {
  const systolic = slotValue(bed, "systolic-pressure");
  const diastolic = partner(bed, systolic, "diastolic-pressure");
  const mean = present(partner(bed, systolic, "mean-pressure"), clock);
  const upper = present(systolic, clock);
  if (upper.kind === "none" || upper.kind === "gone") {
    return { ...upper, mean: "", source: sourceName(systolic) };
  }
  const lower = present(diastolic, clock);
  const cuff = systolic.source === "cuff";
  return {
    text: `${upper.text}/${lower.kind === "none" ? "--" : lower.text}`,
    kind: upper.kind,
    note: upper.note || (cuff ? minutesOld(clock.age(systolic.born)) : ""),
    mean: mean.kind === "live" || mean.kind === "doubt" ? `(${mean.text})` : "",
    source: sourceName(systolic),
  };
}

/** The slots that an alarm of the bed finds wrong. */
export function violatedSlots(alarms) {
  return new Set(alarms.filter((alarm) => alarm.condition === "active").flatMap((alarm) => alarm.findings.map((finding) => finding.slot)));
}

/** One bed. Every part has one place; an alarm recolours places and moves nothing. Fires "select" when its number is pressed. */
class WgTile extends HTMLElement {
  #number = el("button", "bedno");
  #lines = el("span", "lines");
  #shape = icon("s-low", "shape");
  #stars = el("span", "stars");
  #spoken = el("span", "vh");
  #plug = icon("i-unplug", "dev");
  #text = el("b");
  #suffix = el("span", "sx");
  #prio = el("span", "prio", this.#shape, this.#stars, this.#spoken);
  #state = el("div", "state");
  #rate = new ValuePlace("HR", "hr", "Heart rate");
  #saturation = new ValuePlace("SpO₂", "sp", "Oxygen saturation");
  #pressure = new ValuePlace("BP", "bp", "Blood pressure");
  #mean = el("span", "mean");
  #minors = [
    new ValuePlace("RR", "minor", "Respiration rate"), new ValuePlace("", "minor", ""), new ValuePlace("", "minor", ""),
  ];
  #pump = el("wg-pump");
  #more = el("span", "more");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.#number.type = "button";
    this.#number.addEventListener("click", () => this.dispatchEvent(new Event("select", { bubbles: true })));
    this.#stars.setAttribute("aria-hidden", "true");
    this.#state.append(this.#prio, this.#plug, this.#text, this.#suffix);
    this.#pressure.root.lastChild.append(this.#mean);
    const minors = el("div", "minors", ...this.#minors.map((place) => place.root));
    this.append(
      el("div", "head", this.#number, this.#lines),
      this.#state,
      el("div", "vitals", this.#rate.root, this.#saturation.root, this.#pressure.root, minors),
      el("div", "pumps", this.#pump, this.#more),
    );
  }

  /** Shows a bed as it is now. */
  update(bed, alarms, clock) {
    const top = alarms[0];
    const empty = bed.values.length === 0 && bed.devices.length === 0;
    setClass(this, `tile${empty ? " empty" : ""}${top ? ` p-${top.priority} ${isAcknowledged(top) ? "acked" : "unacked"}` : ""}`);
    setText(this.#number, bed.bed);
    this.#number.setAttribute("aria-label", `Bed ${bed.bed}`);
    setText(this.#lines, empty ? "Nothing connected" : bed.devices.filter((device) => device.line.status !== "live")
      .map((device) => `${device.deviceId} ${lineWord(device.line)}`).join(", "));
    setClass(this.#lines, bed.devices.some((device) => !isHeard(device.line)) ? "lines unheard" : "lines");
    this.#showState(bed, top, alarms.length, clock);
    this.#showValues(bed, alarms, clock);
    const pumps = bed.devices.filter((device) => device.pump);
    this.#pump.update(pumps[0] ?? null, clock);
    setText(this.#more, pumps.length > 1 ? `+${pumps.length - 1}` : "");
  }

  #showState(bed, top, count, clock) {
    setShown(this.#prio, Boolean(top));
    this.#plug.toggleAttribute("hidden", top?.alarmType !== "technical");
    if (!top) {
      setClass(this.#state, "state calm");
      setText(this.#text, nextText(bed, clock));
      setText(this.#suffix, "");
      return;
    }
    setClass(this.#state, "state lamp");
    setIcon(this.#shape, `s-${top.priority}`);
    setText(this.#stars, PRIORITY_STARS[top.priority]);
    setText(this.#spoken, `${PRIORITY_WORDS[top.priority]}${isAcknowledged(top) ? ", acknowledged" : ""}: `);
    setText(this.#text, pretty(top.alarmType === "technical" ? top.title : top.text.split(", ")[0]));
    const who = isAcknowledged(top) ? `✓ ${top.acknowledgedBy ?? ""}` : "";
    const more = count > 1 ? ` +${count - 1}` : "";
    setText(this.#suffix, `${alarmSuffix(top) || who || stopwatch(clock.age(top.born))}${more}`);
  }

  #showValues(bed, alarms, clock) {
    const violated = violatedSlots(alarms);
    const rate = slotValue(bed, "heart-rate");
    this.#rate.show(present(rate, clock), sourceName(rate), violated.has("heart-rate"));
    this.#saturation.show(present(slotValue(bed, "oxygen-saturation"), clock), "", violated.has("oxygen-saturation"));
    const pressure = presentPressure(bed, clock);
    this.#pressure.show(pressure, pressure.source, PRESSURES.some((slot) => violated.has(slot)));
    setText(this.#mean, pressure.mean);
    this.#minors[0].show(brief(present(slotValue(bed, "respiration-rate"), clock)), "", violated.has("respiration-rate"));
    const others = otherValues(bed);
    for (const i of [0, 1]) {
      const value = others[i];
      this.#minors[i + 1].show(brief(present(value, clock)), "", false, value ? valueName(value) : "");
      setShown(this.#minors[i + 1].root, Boolean(value));
    }
  }
}

/** The same with a note that fits beside a small number. */
function brief(shown) {
  return { ...shown, note: shown.note.replace(" old", "") };
}

function nextText(bed, clock) {
  for (const device of bed.devices) {
    if (device.pump) {
      const left = timeLeftMillis(device.pump.status, clock.age(device.pump.born));
      if (left !== null && left > 0) {
        return `Next  ${device.deviceId} ends ${clockText(clock.wallIn(left))}`;
      }
    }
  }
  return "";
}

customElements.define("wg-tile", WgTile);
