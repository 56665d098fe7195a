import { el, icon, setClass, setIcon, setShown, setText } from "./dom.js";
import { ageText, isDelivering, isHeard, leftText, pumpWord } from "./words.js";

const STATES = ["infusing", "kvo", "bolus", "priming", "paused", "stopped", "unknown"];

/** One pump in two lines and a bar. The bar is violet while drug flows; it is no gauge. */
class WgPump extends HTMLElement {
  #glyph = icon("i-pump-unknown", "pg");
  #name = el("b");
  #state = el("span", "pump-state");
  #rate = el("em", "pump-rate");
  #left = el("span", "pump-left");
  #volume = el("span");
  #pressure = el("span");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.append(
      el("div", "pl", this.#glyph, this.#name, this.#state, this.#rate),
      el("div", "bar"),
      el("div", "ps", this.#volume, this.#pressure, this.#left),
    );
  }

  /** Shows a device of the bed that is a pump; null shows nothing. */
  update(device, clock) {
    setShown(this, device !== null);
    if (!device) {
      return;
    }
    const pump = device.pump;
    setText(this.#name, device.deviceId);
    if (!pump) {
      setClass(this, "unheard");
      setIcon(this.#glyph, "i-pump-unknown");
      setText(this.#state, "not heard");
      setText(this.#rate, "--");
      setText(this.#volume, "");
      setText(this.#pressure, "");
      setText(this.#left, "");
      return;
    }
    const age = clock.age(pump.born);
    const old = age >= pump.ageLimitMillis;
    const heard = isHeard(device.line) && !old;
    const state = STATES.includes(pump.status.state) ? pump.status.state : "unknown";
    const delivering = isDelivering(state);
    const { rateMillilitresPerHour: rate, volumeInfusedMillilitres: infused,
      pressureMillimetresOfMercury: pressure } = pump.shown;
    setClass(this, `${delivering ? "flowing" : "resting"}${heard ? "" : " unheard"}`);
    setIcon(this.#glyph, `i-pump-${state}`);
    if (old) {
      // what it did last is all that is known, and no number of it is live
      setText(this.#state, `${delivering ? "assumed running" : pumpWord(state)}, ${ageText(age)} old`);
      setText(this.#rate, "--");
      setText(this.#volume, "");
      setText(this.#pressure, "");
      setText(this.#left, "");
      return;
    }
    setText(this.#state, pumpWord(state));
    setText(this.#rate, rate === undefined ? "" : `${rate} mL/h`);
    setText(this.#volume, infused === undefined ? "" : `${infused} mL given`);
    setText(this.#pressure, pressure === undefined ? "" : `${pressure} mmHg`);
    setText(this.#left, this.#leftText(pump, age));
  }

  #leftText(pump, age) {
    const left = timeLeftMillis(pump.status, age);
    if (left === null) {
      return "";
    }
    return `${pump.status.delivery.timeRemainingAtLeast ? "at least " : ""}${leftText(left)} left`;
  }
}

/** The time left of an infusion in patient milliseconds; null where the pump does not say, or nothing flows. */
export function timeLeftMillis(status, ageMillis) {
  const seconds = status.delivery.timeRemainingSeconds;
  return seconds === undefined || !isDelivering(status.state) ? null : 1000 * seconds - ageMillis;
}

customElements.define("wg-pump", WgPump);
