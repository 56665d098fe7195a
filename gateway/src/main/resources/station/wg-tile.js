import { Part, icon, priorityClass, priorityMark, valuePlace } from "./part.js";
import { html, nothing, svg } from "./lit.js";
import {
  alarmOf, alarmSuffix, carbonDioxide, clockText, isHeard, lineWord, pendingText, placeOf, present, presentPressure, pretty, slotValue,
  sourceName, stopwatch, temperature,
} from "./words.js";
import { soonOf } from "./soon.js";
import { isAcknowledged } from "./state.js";
import "./wg-pump.js";
import "./wg-trend.js";

const PUMPS_SHOWN = 2;

/** One bed. Every part has one place; an alarm recolours places and moves nothing. Fires "select" when its number is pressed. */
class WgTile extends Part {
  draw({ bed, alarms, limits, clock }) {
    const top = alarms[0];
    const empty = bed.values.length === 0 && bed.devices.length === 0;
    this.className = `tile${empty ? " empty" : ""}${top ? ` ${priorityClass(top)}` : ""}`;
    this.dataset.bed = bed.bed;
    this.dataset.priority = top?.priority ?? "none";
    this.dataset.acknowledged = String(top !== undefined && isAcknowledged(top));
    const silent = bed.devices.filter((device) => device.line.status !== "live");
    return html`<div class="head"><button type="button" class="bedno" aria-label="Bed ${bed.bed}" @click=${() => this.tell("select", bed.bed)}>${bed.bed}</button>
        <span class="lines ${silent.some((device) => !isHeard(device.line)) ? "unheard" : ""}">${
          empty ? "Nothing connected" : silent.map((device) => `${device.deviceId} ${lineWord(device.line)}`).join(", ")}</span></div>
      ${stateLine(bed, alarms, clock)}
      ${vitals(bed, alarms, limits, clock)}
      ${minors(bed, alarms, clock)}
      ${pumps(bed, clock)}`;
  }
}

/** The first that holds of: an alarm, a limit whose delay runs, what is due next. */
function stateLine(bed, alarms, clock) {
  const top = alarms[0];
  const [pending] = bed.pending;
  if (top) {
    const words = pretty(top.alarmType === "technical" ? top.title : top.text.split(", ")[0].replace(/ by [^,]*$/, "")); // the label names the source
    const who = isAcknowledged(top) ? html`${icon("i-tick")}${top.acknowledgedBy ?? ""}` : nothing;
    const suffix = alarmSuffix(top);
    const more = alarms.length > 1 ? ` +${alarms.length - 1}` : "";
    return html`<div class="state lamp">${priorityMark(top)}${top.alarmType === "technical" ? icon("i-unplug", "dev") : nothing}<b>${words}</b>
      <span class="sx">${suffix}${suffix ? nothing : isAcknowledged(top) ? who : stopwatch(clock.age(top.born))}${more}</span>${
        pending ? ring(pending, clock) : nothing}</div>`;
  }
  if (pending) {
    const seconds = Math.floor(Math.min(elapsed(pending, clock), pending.delayMillis) / 1000);
    return html`<div class="state pending">${ring(pending, clock)}<b>${pretty(pendingText(pending))}</b>
      <span class="sx">${seconds} of ${Math.round(pending.delayMillis / 1000)} s</span></div>`;
  }
  const [next] = soonOf(bed, clock);
  return html`<div class="state calm">${next
    ? html`<span>Next</span><b>${next.what} ${next.what === "Cuff" ? "by " : ""}${clockText(clock.wallIn(next.inMillis))}</b>` : nothing}</div>`;
}

function elapsed(pending, clock) {
  return clock.age(pending.born);
}

/** The delay of a pending alarm as a ring that fills. */
function ring(pending, clock) {
  const share = Math.max(0, Math.min(1, elapsed(pending, clock) / pending.delayMillis));
  const turn = 2 * Math.PI * 9;
  return html`<svg class="ring" viewBox="0 0 24 24" aria-hidden="true" data-pending-rule=${pending.rule}><circle cx="12" cy="12" r="9"></circle>${
    svg`<circle class="go" cx="12" cy="12" r="9" stroke-dasharray="${(share * turn).toFixed(1)} ${turn.toFixed(1)}"></circle>`}</svg>`;
}

function vitals(bed, alarms, limits, clock) {
  const waiting = new Set(bed.pending.map((pending) => placeOf(pending.slot)));
  const lane = (slot, name, limit) => html`<wg-trend class="lane" .shown=${{
    slot, name, clock, points: bed.trends.points(slot), limits: limit,
    alarm: alarmOf(slot, alarms),
  }}></wg-trend>`;
  const rate = slotValue(bed, "heart-rate");
  const saturation = slotValue(bed, "oxygen-saturation");
  const pressure = presentPressure(bed, clock);
  const place = (slot, rest) => valuePlace({ slot, alarm: alarmOf(slot, alarms), pending: waiting.has(slot), ...rest });
  return html`<div class="vitals">
    ${place("heart-rate", { name: "HR", fullName: "Heart rate", className: "hr", shown: brief(present(rate, clock)), source: sourceName(rate),
      below: lane("heart-rate", "Heart rate", limits["heart-rate"]) })}
    ${place("oxygen-saturation", { name: "SpO₂", fullName: "Oxygen saturation", className: "sp", shown: brief(present(saturation, clock)),
      below: lane("oxygen-saturation", "Oxygen saturation", limits["oxygen-saturation"]) })}
    ${place("pressure", { name: "BP", fullName: "Blood pressure", className: "bp", shown: pressure.kind === "doubt" ? brief(pressure) : pressure, mean: pressure.mean,
      source: pressure.age ? "" : pressure.source, // only a cuff's has an age, which says so in less room
      below: lane("pressure", "Blood pressure", limits["systolic-pressure"]) })}
  </div>`;
}

function minors(bed, alarms, clock) {
  const waiting = new Set(bed.pending.map((pending) => pending.slot));
  const minor = (slot, name, fullName, value) => valuePlace({ slot, name, fullName, className: "minor", shown: brief(present(value, clock)),
    alarm: alarmOf(slot, alarms), pending: waiting.has(slot) });
  return html`<div class="minors">
    ${minor("respiration-rate", "RR", "Respiration rate", slotValue(bed, "respiration-rate"))}
    ${minor("end-tidal-co2", "EtCO₂", "End-tidal carbon dioxide", carbonDioxide(bed))}
    ${minor("temperature", "T", "Temperature", temperature(bed))}
  </div>`;
}

/** The same with an age that fits beside a narrow label; of doubt the question mark and the frame tell. */
function brief(shown) {
  return { ...shown, note: shown.kind === "doubt" ? "" : shown.note.replace(" old", "") };
}

function pumps(bed, clock) {
  const all = bed.devices.filter((device) => device.pump);
  const more = all.length - PUMPS_SHOWN;
  return html`<div class="pumps ${all.length > 1 ? "several" : ""}">${
    all.slice(0, PUMPS_SHOWN).map((device) => html`<wg-pump .shown=${{ device, clock }}></wg-pump>`)}${
    more > 0 ? html`<span class="more">+${more}</span>` : nothing}</div>`;
}

customElements.define("wg-tile", WgTile);
