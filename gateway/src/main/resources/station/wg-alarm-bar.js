import { Part, farPlace, icon, priorityClass, priorityMark } from "./part.js";
import { html, nothing, repeat } from "./lit.js";
import { PRIORITY_STARS, alarmSuffix, alarmTime, clockText, farPlaces, pretty } from "./words.js";
import { isAcknowledged } from "./state.js";

const QUEUE_PLACES = 4;
const keyOf = ({ bed, alarm }) => `${bed}/${alarm.alarmId}`;

/** The alarms of the ward, the most urgent first. Fires "acknowledge" with {bed, alarm}. */
class WgAlarmBar extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Active alarms, the most urgent first");
  }

  draw({ state, clock, live }) {
    const alarms = state.alarms();
    const fresh = alarms.filter(({ alarm }) => alarm.priority === "high" && !isAcknowledged(alarm));
    const leads = alarms.slice(0, Math.max(1, fresh.length));
    const rest = alarms.slice(leads.length);
    const must = rest.filter(({ alarm }) => alarm.priority !== "low" && !isAcknowledged(alarm)).length;
    const places = Math.max(QUEUE_PLACES, 2 * Math.ceil((must + 1) / 2));
    const queued = rest.length <= places ? rest : rest.slice(0, places - 1);
    this.className = `leads-${Math.min(leads.length, 3)}${rest.length ? "" : " no-queue"}`;
    if (alarms.length === 0) {
      return html`<p class="calmbar">${calm(state)}</p>`;
    }
    return html`<ul class="leads">${repeat(leads, keyOf, (each) => this.#item(each, "lead", clock, live, state))}</ul>
      ${rest.length ? html`<ul class="queue">${repeat(queued, keyOf, (each) => this.#item(each, "queued", clock, live, state))}${
        rest.length > queued.length ? html`<li class="queued rest">${counted(rest.slice(queued.length))}</li>` : nothing}</ul>` : nothing}`;
  }

  #item({ bed, alarm }, kind, clock, live, state) {
    const acknowledged = isAcknowledged(alarm);
    const button = html`<button type="button" class="btn" data-act="acknowledge" ?disabled=${!live}
      aria-label="Acknowledge here: bed ${bed}, ${alarm.title}" @click=${() => this.tell("acknowledge", { bed, alarm })}>${
        kind === "lead" ? html`Acknowledge<span class="here"> here</span>` : html`<span class="long">Acknowledge</span><span class="short">Ack</span>`}</button>`;
    return html`<li class="${kind} ${priorityClass(alarm)}" data-alarm-id=${alarm.alarmId} data-bed=${bed} data-rule=${alarm.rule}
        data-priority=${alarm.priority} data-occurrence=${alarm.occurrence} data-acknowledged=${acknowledged}>
      <div class="lamp">${priorityMark(alarm)}<span class="qb">${kind === "lead" ? html`<small>Bed</small>` : html`<span class="vh">Bed </span>`}${bed}</span></div>
      ${kind === "lead" ? farNumbers(state.beds.get(bed), alarm, clock) : nothing}
      <div class="words"><span class="title">${alarm.alarmType === "technical" ? icon("i-unplug", "dev") : nothing}<b>${pretty(alarm.title)}</b></span>
        <span class="qtext">${pretty(alarm.text)}</span></div>
      <div class="when"><time>${alarmTime(alarm, clock)}</time><small>${alarmSuffix(alarm)}</small></div>
      ${acknowledged ? html`<span class="done">${icon("i-tick")}<span>${alarm.acknowledgedBy ?? ""}</span></span>` : button}
    </li>`;
  }
}

/** On screens without a rail the bar carries the numbers for the far reader. */
function farNumbers(bed, alarm, clock) {
  return html`<div class="leadnum" aria-hidden="true">${farPlaces(alarm).map((place) => farPlace(bed, place, alarm, clock))}</div>`;
}

function calm(state) {
  if (!state.synced) {
    return "Waiting for the gateway.";
  }
  const last = state.last ? ` Last: bed ${state.last.bed}, ${pretty(state.last.title)}, over ${clockText(new Date(state.last.at))}.` : "";
  return `No active alarms.${last}`;
}

function counted(alarms) {
  const count = (priority) => alarms.filter(({ alarm }) => alarm.priority === priority).length;
  const parts = Object.keys(PRIORITY_STARS).filter(count).map((priority) => `${PRIORITY_STARS[priority]} ${count(priority)}`);
  return `+${alarms.length}: ${parts.join(", ")}`;
}

customElements.define("wg-alarm-bar", WgAlarmBar);
