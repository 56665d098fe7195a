import { Part, icon } from "./part.js";
import { html, nothing } from "./lit.js";
import { ageText, isDelivering, isHeard, leftText, pumpWord } from "./words.js";

const STATES = ["infusing", "kvo", "bolus", "priming", "paused", "stopped", "unknown"];

/** One pump in two lines and a bar. The bar is violet while drug flows; it is no gauge, since no pump tells what share is left. */
class WgPump extends Part {
  draw({ device, clock }) {
    const pump = device.pump;
    if (!pump) {
      return lines({ flow: "resting", glyph: "unknown", heard: false, name: device.deviceId, word: "not heard" });
    }
    const age = clock.age(pump.born);
    const old = age >= pump.ageLimitMillis;
    const state = STATES.includes(pump.status.state) ? pump.status.state : "unknown";
    const delivering = isDelivering(state);
    const about = { flow: delivering ? "flowing" : "resting", glyph: state, heard: isHeard(device.line) && !old, name: device.deviceId };
    if (old) {
      // what it did last is all that is known, and no number of it is live
      return lines({ ...about, word: `${delivering ? "assumed running" : pumpWord(state)}, ${ageText(age)} old` });
    }
    const { rateMillilitresPerHour: rate, volumeInfusedMillilitres: infused, volumeToBeInfusedMillilitres: planned,
      pressureMillimetresOfMercury: pressure } = pump.shown;
    return lines({
      ...about,
      word: state === "infusing" ? "" : pumpWord(state),
      rate: rate === undefined ? "" : `${rate} mL/h`,
      left: leftOf(pump, age),
      small: [infused && `${infused} mL given`, planned && `VTBI ${planned} mL`, pressure && `${pressure} mmHg`],
    });
  }
}

function lines({ flow, glyph, heard, name, word, rate = "--", left = "", small = [] }) {
  return html`<div class="pump ${flow}${heard ? "" : " unheard"}">
    <div class="pl">${icon(`i-pump-${glyph}`, "pg")}<b>${name}</b>${word ? html`<span class="pump-state">${word}</span>` : html`<span class="vh">infusing</span>`
    }<span class="pump-rate">${rate}</span><em>${left}</em></div>
    <div class="bar"></div>
    <div class="ps">${small.map((text) => (text ? html`<span>${text}</span>` : nothing))}</div>
  </div>`;
}

function leftOf(pump, age) {
  const left = timeLeftMillis(pump.status, age);
  return left === null ? "" : `${pump.status.delivery.timeRemainingAtLeast ? "at least " : ""}${leftText(left)}`;
}

/** The time left of an infusion in patient milliseconds; null where the pump does not say, or nothing flows. */
export function timeLeftMillis(status, ageMillis) {
  const seconds = status.delivery.timeRemainingSeconds;
  return seconds === undefined || !isDelivering(status.state) ? null : 1000 * seconds - ageMillis;
}

customElements.define("wg-pump", WgPump);
