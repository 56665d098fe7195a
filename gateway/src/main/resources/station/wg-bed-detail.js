import { el, reconcile, setClass, setShown, setText } from "./dom.js";
import { PRIORITY_STARS, ageText, alarmSuffix, lineWord, present, pretty, pumpWord, sourceName, unitText, valueName } from "./words.js";
import { isAcknowledged } from "./state.js";

/** Everything about one bed in lists: alarms, every value under its name or raw code, every line. Fires "close". */
class WgBedDetail extends HTMLElement {
  #title = el("h2");
  #alarms = el("ul", "d-alarms");
  #values = el("ul", "d-values");
  #lines = el("ul", "d-lines");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    const close = el("button", "btn2", "Close");
    close.type = "button";
    close.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    this.append(el("div", "d-head", this.#title, close), this.#alarms, this.#values, this.#lines);
  }

  update(bed, alarms, clock) {
    setText(this.#title, `Bed ${bed.bed}`);
    reconcile(this.#alarms, alarms, (alarm) => alarm.alarmId, () => el("li", "", el("b", "stars"), el("span")), (row, alarm) => {
      setClass(row, `p-${alarm.priority}`);
      setText(row.children[0], PRIORITY_STARS[alarm.priority]);
      const who = isAcknowledged(alarm) ? `✓ ${alarm.acknowledgedBy ?? ""}` : "";
      setText(row.children[1], [pretty(alarm.title), pretty(alarm.text), alarmSuffix(alarm), who].filter(Boolean).join(", "));
    });
    const key = (value) => `${value.reading.device}/${value.reading.metric.id}/${value.reading.channel ?? ""}`;
    reconcile(this.#values, bed.values, key, () => el("li", "", el("span", "d-name"), el("b"), el("span", "d-note")), (row, value) => {
      const { text, kind, note } = present(value, clock);
      setClass(row, `vital ${kind}`);
      setText(row.children[0], [valueName(value), sourceName(value)].filter(Boolean).join(" "));
      setText(row.children[1], kind === "gone" ? text : `${text} ${unitText(value)}`);
      setText(row.children[2], note || `${ageText(clock.age(value.born))} old`);
    });
    reconcile(this.#lines, bed.devices, (device) => device.deviceId, () => el("li", "", el("b"), el("span"), el("small")), (row, device) => {
      setText(row.children[0], device.deviceId);
      setText(row.children[1], `${lineWord(device.line)}${device.pump ? `, ${pumpWord(device.pump.status.state)}` : ""}`);
      const identity = device.identity ? `${device.identity.manufacturer} ${device.identity.model}` : device.profile;
      const syringe = device.pump?.status.syringe;
      const planned = device.pump?.shown.volumeToBeInfusedMillilitres;
      setText(row.children[2], [identity, syringe, planned && `VTBI ${planned} mL`, device.line.detail].filter(Boolean).join(", "));
    });
    setShown(this.#alarms, alarms.length > 0);
  }
}

customElements.define("wg-bed-detail", WgBedDetail);
