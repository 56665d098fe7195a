// Values, ages and states in words. Nothing here knows the document.

const HATCHED = "--";
const UNITS = { "mm[Hg]": "mmHg", Cel: "°C", "[degF]": "°F", "1": "" };
const WHY_MISSING = {
  invalid: "sensor off", unavailable: "waiting", calibrating: "calibrating", ongoing: "measuring",
  "over-range": "over range", "under-range": "under range", unreadable: "unreadable",
};
const LINE_WORDS = {
  connecting: "connecting", live: "live", degraded: "many damaged frames", silent: "does not answer", closed: "not connected",
};
const PUMP_WORDS = {
  infusing: "infusing", kvo: "KVO", bolus: "bolus", priming: "priming", paused: "paused", stopped: "stopped", unknown: "state unknown",
};
const SHORT_NAMES = { Temp: "T" };
const SLOT_NAMES = {
  "heart-rate": "HR", "systolic-pressure": "SBP", "mean-pressure": "MAP", "diastolic-pressure": "DBP",
  "oxygen-saturation": "SpO₂", "respiration-rate": "RR",
};
const SOURCE_NAMES = { SpO2: "SpO₂", CO2: "CO₂" };
const PHASE_WORDS = {
  start: "began", update: "changed", escalate: "rose", deescalate: "fell", acknowledged: "acknowledged", latch: "ended, not yet seen",
  end: "over",
};

export const PRIORITY_STARS = { high: "***", medium: "**", low: "*" };
export const PRIORITY_WORDS = { high: "High priority", medium: "Medium priority", low: "Low priority" };

/**
 * What to show of a value now: {text, kind, note}. kind is "live", "doubt" (shown with a question mark), "gone" (must be
 * hatched) or "none" (no such sensor here).
 */
export function present(value, clock) {
  if (!value) {
    return { text: "", kind: "none", note: "" };
  }
  const age = clock.age(value.born);
  if (value.shown === undefined) {
    return { text: HATCHED, kind: "gone", note: WHY_MISSING[value.reading.missing] ?? "no value" };
  }
  if (age >= value.ageLimitMillis) {
    return { text: HATCHED, kind: "gone", note: `${ageText(age)} old` };
  }
  const quality = value.reading.quality;
  if (quality === "demo" || quality === "test") {
    return { text: HATCHED, kind: "gone", note: quality }; // not about a patient
  }
  const marks = { estimated: "estimate", questionable: "doubtful" };
  const doubt = quality === "questionable" ? "?" : "";
  return { text: value.shown + doubt, kind: doubt ? "doubt" : "live", note: marks[quality] ?? "" };
}

/** The value that stands in a slot: the chosen source, else whatever there is. */
export function slotValue(bed, slot) {
  const all = bed.values.filter((value) => value.slot === slot);
  return all.find((value) => value.chosen) ?? all[0];
}

/** The values that have a name and no place of their own; those known only by a raw code are in the bed's details. */
export function otherValues(bed) {
  return bed.values.filter((value) => !value.slot && value.reading.metric.id.startsWith("mdc:"));
}

/** The label of any value. */
export function valueName(value) {
  return pretty(SLOT_NAMES[value.slot] ?? SHORT_NAMES[value.label] ?? value.label);
}

/** Where a value comes from. */
export function sourceName(value) {
  return value?.source ? SOURCE_NAMES[value.source] ?? value.source : "";
}

/** The unit of a value as people write it; a raw code as it is. */
export function unitText(value) {
  const { ucum, raw } = value.reading.unit ?? {};
  return UNITS[ucum] ?? ucum ?? raw ?? "";
}

/** An age, rounded up: a value is never shown younger than it is. */
export function ageText(millis) {
  const seconds = Math.ceil(millis / 1000);
  if (seconds < 120) {
    return `${seconds} s`;
  }
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

/** Time that counts up: 0:48, 1:02:03. */
export function stopwatch(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours ? `${hours}:${parts.join(":")}` : `${Math.floor(seconds / 60)}:${parts[1]}`;
}

/** Time that is left, rounded down. */
export function leftText(millis) {
  const minutes = Math.floor(Math.max(0, millis) / 60000);
  if (minutes >= 60) {
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  }
  return minutes >= 10 ? `${minutes} min` : stopwatch(millis);
}

/** 10:42 of the page's zone. */
export function clockText(date, withSeconds = false) {
  const two = (number) => String(number).padStart(2, "0");
  const text = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return withSeconds ? `${text}:${two(date.getSeconds())}` : text;
}

export function lineWord(line) {
  return LINE_WORDS[line.status] ?? line.status;
}

export function isHeard(line) {
  return line.status === "live" || line.status === "degraded";
}

export function pumpWord(state) {
  return PUMP_WORDS[state] ?? state;
}

export function isDelivering(state) {
  return state === "infusing" || state === "kvo" || state === "bolus";
}

export function phaseWord(phase) {
  return PHASE_WORDS[phase] ?? phase;
}

export function pretty(text) {
  return text.replaceAll("SpO2", "SpO₂").replaceAll("EtCO2", "EtCO₂");
}

/** What stands at the end of an alarm's line: who has it, that it is over, or that it is not known any more. */
export function alarmSuffix(alarm) {
  const since = alarm.since ? ` ${clockText(new Date(alarm.since))}` : "";
  if (alarm.condition === "latched") {
    return `ended${since}`;
  }
  if (alarm.condition === "unknown") {
    return `not known since${since || " the input was lost"}`;
  }
  return "";
}

/** The alarm for a screen reader: priority, bed, what and why. */
export function spoken(bed, alarm) {
  return `${PRIORITY_WORDS[alarm.priority]}. Bed ${bed}. ${alarm.title}. ${alarm.text}.`;
}
