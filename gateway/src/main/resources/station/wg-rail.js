import { Part, farPlace, priorityClass, priorityMark } from "./part.js";
import { html, nothing } from "./lit.js";
import { alarmSuffix, alarmTime, clockText, farPlaces, pretty } from "./words.js";
import { soonOf } from "./soon.js";
import { isAcknowledged } from "./state.js";
import "./wg-bed-detail.js";
import "./wg-pump.js";

const SOON_ROWS = 12;
const SOON_ROWS_BELOW_A_SPOT = 6;

/** For the reader across the room: the worst bed in numbers as large as they get. Below it the bed that is asked for, or what is next. */
class WgRail extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.className = "rail";
    this.setAttribute("role", "complementary");
    this.setAttribute("aria-label", "Worst bed and what comes next");
  }

  draw({ state, clock, selected }) {
    const serious = state.alarms().filter(({ alarm }) => alarm.priority !== "low");
    const bed = selected === null ? undefined : state.beds.get(selected);
    return html`${serious.length ? spot(state, serious, clock) : nothing}${bed
      ? html`<wg-bed-detail .shown=${{ bed, alarms: state.alarmsOf(bed), clock }}></wg-bed-detail>` : soon(state, clock, serious.length ? SOON_ROWS_BELOW_A_SPOT : SOON_ROWS)}`;
  }
}

function spot(state, serious, clock) {
  const [{ bed: name, alarm }] = serious;
  const bed = state.beds.get(name);
  const fresh = serious.filter((each) => each.alarm.priority === "high" && !isAcknowledged(each.alarm)).length;
  const [main, ...seconds] = farPlaces(alarm);
  const pump = bed.devices.find((device) => device.pump);
  return html`<section class="spot ${priorityClass(alarm)}">
    <div class="lamp"><span class="spotbed"><small>Bed</small><b>${name}</b></span>
      <span class="spotp">${priorityMark(alarm)}<time>${isAcknowledged(alarm) ? `✓ ${alarm.acknowledgedBy ?? ""}` : alarmTime(alarm, clock)}</time></span></div>
    <p class="spotname">${pretty(alarm.title)}${fresh > 1 ? html` <small>1 of ${fresh}</small>` : nothing}</p>
    ${farPlace(bed, main, alarm, clock, "far")}
    <p class="lim">${[pretty(alarm.text), alarmSuffix(alarm)].filter(Boolean).join(", ")}</p>
    <div class="seconds">${seconds.map((place) => farPlace(bed, place, alarm, clock, "far2"))}</div>
    ${pump ? html`<wg-pump .shown=${{ device: pump, clock }}></wg-pump>` : nothing}
    <p class="next"><b>Next</b> ${alarm.alarmType === "technical"
      ? "Look at the patient, then at the device and its cable."
      : "Look at the patient. The bedside alarm and the pump are out of this page's reach."}</p>
  </section>`;
}

function soon(state, clock, rows) {
  const due = [...state.beds.values()].flatMap((bed) => soonOf(bed, clock)).sort((a, b) => a.inMillis - b.inMillis).slice(0, rows);
  return html`<section class="soon"><h2>Coming up</h2>${due.length ? html`<ol>${due.map((each) => html`<li>
    <time>${clockText(clock.wallIn(each.inMillis))}</time><b>${each.bed}</b><span>${each.what === "Cuff" ? "New cuff pressure needed" : each.what}</span></li>`)}</ol>`
    : html`<p>Nothing that the devices tell of.</p>`}</section>`;
}

customElements.define("wg-rail", WgRail);
