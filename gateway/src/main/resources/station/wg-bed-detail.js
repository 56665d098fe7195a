import { Part } from "./part.js";
import { html, nothing } from "./lit.js";
import { PRIORITY_STARS, ageText, alarmSuffix, lineWord, present, pretty, pumpWord, sourceName, unitText, valueName } from "./words.js";
import { isAcknowledged } from "./state.js";

/** Everything about one bed in lists: alarms, every value under its name or raw code, every line. Fires "close". */
class WgBedDetail extends Part {
  draw({ bed, alarms, clock }) {
    return html`<div class="d-head"><h2>Bed ${bed.bed}</h2><button type="button" class="btn2" @click=${() => this.tell("close")}>Close</button></div>
      ${alarms.length ? html`<ul class="d-alarms">${alarms.map(alarmRow)}</ul>` : nothing}
      <ul class="d-values">${bed.values.map((value) => valueRow(value, clock))}</ul>
      <ul class="d-lines">${bed.devices.map(deviceRow)}</ul>`;
  }
}

function alarmRow(alarm) {
  const who = isAcknowledged(alarm) ? `✓ ${alarm.acknowledgedBy ?? ""}` : "";
  const words = [pretty(alarm.title), pretty(alarm.text), alarmSuffix(alarm), who].filter(Boolean).join(", ");
  return html`<li class="p-${alarm.priority}"><b class="stars">${PRIORITY_STARS[alarm.priority]}</b><span>${words}</span></li>`;
}

function valueRow(value, clock) {
  const { text, kind, note } = present(value, clock);
  return html`<li class="vital ${kind}"><span class="d-name">${[valueName(value), sourceName(value)].filter(Boolean).join(" ")}</span>
    <b>${kind === "gone" ? text : `${text} ${unitText(value)}`}</b><span class="d-note">${note || `${ageText(clock.age(value.born))} old`}</span></li>`;
}

function deviceRow(device) {
  const identity = device.identity ? `${device.identity.manufacturer} ${device.identity.model}` : device.profile;
  const planned = device.pump?.shown.volumeToBeInfusedMillilitres;
  const about = [identity, device.pump?.status.drug, device.pump?.status.syringe, planned && `VTBI ${planned} mL`, device.line.detail].filter(Boolean).join(", ");
  return html`<li><b>${device.deviceId}</b><span>${lineWord(device.line)}${device.pump ? `, ${pumpWord(device.pump.status.state)}` : ""}</span>
    <small>${about}</small></li>`;
}

customElements.define("wg-bed-detail", WgBedDetail);
