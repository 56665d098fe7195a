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
const SLOT_NAMES = {
  "heart-rate": "HR", "systolic-pressure": "SBP", "mean-pressure": "MAP", "diastolic-pressure": "DBP",
  "oxygen-saturation": "SpO₂", "respiration-rate": "RR", "end-tidal-co2": "EtCO₂",
};
const PRESSURES = ["systolic-pressure", "mean-pressure", "diastolic-pressure"];
const FAR_PLACES = ["pressure", "heart-rate", "oxygen-saturation", "respiration-rate", "end-tidal-co2"];
const TEMPERATURES = ["Tcore", "Tesoph", "Tblood", "Tnaso", "Ttymp", "Temp", "Tskin"];
const SOURCE_NAMES = { SpO2: "SpO₂", CO2: "CO₂" };
const PHASE_WORDS = {
  start: "began", update: "changed", escalate: "rose", deescalate: "fell", acknowledged: "acknowledged", latch: "ended, not yet seen",
  end: "over",
};

/** The names of places that a far reader knows. */
export const PLACE_NAMES = {
  pressure: ["BP", "Blood pressure"], "heart-rate": ["HR", "Heart rate"], "oxygen-saturation": ["SpO₂", "Oxygen saturation"],
  "respiration-rate": ["RR", "Respiration rate"], "end-tidal-co2": ["EtCO₂", "End-tidal carbon dioxide"],
};

export const PRIORITY_STARS = { high: "***", medium: "**", low: "*" };
export const PRIORITY_WORDS = { high: "High priority", medium: "Medium priority", low: "Low priority" };

/** Whether a value is one measurement of a series, such as a cuff's, and not a stream: it stands beside its age. */
export function isMeasurement(value) {
  return value?.reading.episode !== undefined;
}

/**
 * What to show of a value now: {text, kind, note, age}. kind is "live", "doubt" (shown with a question mark), "gone" (must be
 * hatched) or "none" (no such sensor here). age is that of a measurement of a series that is shown, else empty.
 */
export function present(value, clock) {
  return { age: "", ...presented(value, clock) };
}

function presented(value, clock) {
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
  return {
    text: value.shown + doubt, kind: doubt ? "doubt" : "live", note: marks[quality] ?? "", age: isMeasurement(value) ? minutesOld(age) : "",
  };
}

/** The value that stands in a slot: the chosen source, else whatever there is. */
export function slotValue(bed, slot) {
  const all = bed.values.filter((value) => value.slot === slot);
  return all.find((value) => value.chosen) ?? all[0];
}

/** The expired carbon dioxide: as a slot where the gateway has one for it, else by its metric. */
export function carbonDioxide(bed) {
  return slotValue(bed, "end-tidal-co2") ?? bed.values.find((value) => value.label === "EtCO2");
}

/** The temperature of the body, the core's where there is one. */
export function temperature(bed) {
  const all = bed.values.filter((value) => TEMPERATURES.includes(value.label));
  return all.sort((a, b) => TEMPERATURES.indexOf(a.label) - TEMPERATURES.indexOf(b.label))[0];
}

/** The place on a tile that a slot belongs to: the three pressures share one. */
export function placeOf(slot) {
  return PRESSURES.includes(slot) ? "pressure" : slot;
}

/** The value of a slot that belongs to another: the parts of one pressure are never mixed from two sources or two measurements. */
export function partner(bed, value, slot) {
  return value && bed.values.find((each) => each.slot === slot && each.source === value.source
    && each.reading.device === value.reading.device && each.reading.channel === value.reading.channel
    && each.reading.episode?.key === value.reading.episode?.key);
}

/** The age of a measurement in whole minutes, rounded up: it is never shown younger than it is. */
function minutesOld(millis) {
  return ageText(Math.max(1, Math.ceil(millis / 60000)) * 60000).replace("60 s", "1 min");
}

/** What to show of a place on a tile now, as {@link present} has it, with its source and a pressure's mean. */
export function presentPlace(bed, place, clock) {
  if (place === "pressure") {
    return presentPressure(bed, clock);
  }
  const value = slotValue(bed, place);
  return { ...present(value, clock), mean: "", source: sourceName(value) };
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
  return {
    text: `${upper.text.replace("?", "")}/${lower.kind === "none" ? "--" : lower.text}`,
    kind: lower.kind === "doubt" ? "doubt" : upper.kind,
    note: upper.note,
    mean: mean.kind === "live" || mean.kind === "doubt" ? `(${mean.text})` : "",
    source: sourceName(systolic),
    age: upper.age,
  };
}

/** The places of an alarm for the far reader, the one that it is about first, and next what belongs to it: breath with breath. */
export function farPlaces(alarm) {
  const about = alarm.findings.map((finding) => placeOf(finding.slot)).find((place) => FAR_PLACES.includes(place)) ?? "pressure";
  const breath = about === "respiration-rate" || about === "end-tidal-co2";
  const first = breath ? ["oxygen-saturation", "respiration-rate", "heart-rate"] : FAR_PLACES;
  return [about, ...first.filter((place) => place !== about)].slice(0, 3);
}

/** The alarm that finds the value in a place wrong now, of those given the first; undefined where none does. */
export function alarmOf(place, alarms) {
  return alarms.find((alarm) => alarm.condition === "active" && alarm.findings.some((finding) => placeOf(finding.slot) === place));
}

/** A limit that is violated and whose delay runs: "SpO₂ 91 below 92". */
export function pendingText(pending) {
  return `${SLOT_NAMES[pending.slot] ?? pending.title} ${pending.value} ${pending.side} ${pending.limit}`;
}

/** The label of any value. */
export function valueName(value) {
  return pretty(SLOT_NAMES[value.slot] ?? value.label);
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

/** How long an alarm has gone on; one that has ended counts no further, and says when it did. */
export function alarmTime(alarm, clock) {
  return alarm.condition === "latched" ? "" : stopwatch(clock.age(alarm.born));
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
  return text.replaceAll("SpO2", "SpO₂").replaceAll("CO2", "CO₂");
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
