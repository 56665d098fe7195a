// The tile in every state, on a clock that stands still: what was "born" at -3000 is 3 s old for ever.

import { html, render } from "./lit.js";
import { Trends } from "./trends.js";
import "./wg-tile.js";

const clock = {
  speed: 1,
  age: (born) => -born,
  born: (written, ageMillis) => -ageMillis,
  wallIn: (millis) => new Date(Date.UTC(2026, 0, 1, 10, 42) + millis),
};
const limits = { "heart-rate": { low: "50", high: "120" }, "oxygen-saturation": { low: "92" }, "systolic-pressure": { low: "90", high: "160" } };
const MINUTE = 60000;

function value(slot, label, source, shown, ageMillis = 800, ageLimitMillis = 10000, reading = {}) {
  return { slot, chosen: true, label, source, shown, born: -ageMillis, ageLimitMillis,
    reading: { device: "monitor", channel: "", quality: "good", metric: { id: `mdc:${label}` }, ...reading } };
}

function values({ rate = "78", saturation = "97", systolic = "124", diastolic = "76", mean = "92", cuffMinutes = 3 } = {}) {
  return [
    value("heart-rate", "HR", "ECG", rate), value("oxygen-saturation", "SpO2", "", saturation),
    ...[["systolic-pressure", systolic], ["diastolic-pressure", diastolic], ["mean-pressure", mean]]
      .map(([slot, shown]) => value(slot, slot, "cuff", shown, cuffMinutes * MINUTE, 15 * MINUTE)),
    value("respiration-rate", "RR", "CO2", "14"), value(undefined, "EtCO2", "", "37"), value(undefined, "Temp", "", "36.7"),
  ];
}

function pump(state = "infusing", { deviceId = "pump", ageMillis = 500, line = "live" } = {}) {
  return { deviceId, profile: "alaris-asena", line: { status: line }, pump: { born: -ageMillis, ageLimitMillis: 10000,
    shown: { rateMillilitresPerHour: "35.0", volumeInfusedMillilitres: "21.20", volumeToBeInfusedMillilitres: "34.0", pressureMillimetresOfMercury: "112" },
    status: { state, delivery: { timeRemainingSeconds: 1440 } } } };
}

function alarm(priority, slot, text, more = {}) {
  return { alarmId: text, occurrence: 1, rule: "RULE", alarmType: slot ? "physiological" : "technical", priority, condition: "active",
    inactivation: "enabled", title: text, text, born: -48000, findings: slot ? [{ slot }] : [], ...more };
}

const byBrandt = { inactivation: "acknowledged", acknowledgedBy: "A. Brandt" };
const ended = { condition: "latched", since: "2026-01-01T10:41:00" };
const unknown = { condition: "unknown", since: "2026-01-01T10:41:00" };
const low = { systolic: "84", diastolic: "46", mean: "59", cuffMinutes: 1 };
const monitor = (status = "live") => ({ deviceId: "monitor", profile: "philips-intellivue", line: { status } });
const missing = (reason) => values().map((each) => (each.slot === "oxygen-saturation" ? { ...each, shown: undefined, reading: { ...each.reading, missing: reason } } : each));
const old = (millis) => values().map((each) => ({ ...each, born: each.born - millis }));

const STATES = {
  "calm": {},
  "pending": { values: values({ saturation: "91" }), pending: [{ rule: "DESATURATION", title: "Desaturation", slot: "oxygen-saturation",
    value: "91", side: "below", limit: "92", priority: "medium", source: "SpO2", born: -6000, delayMillis: 15000 }] },
  "high": { values: values(low), alarms: [alarm("high", "systolic-pressure", "SBP 84 below 90")] },
  "high, acknowledged": { values: values(low), alarms: [alarm("high", "systolic-pressure", "SBP 84 below 90", byBrandt)] },
  "medium": { values: values({ rate: "124" }), alarms: [alarm("medium", "heart-rate", "HR 124 above 120")] },
  "medium, acknowledged": { values: values({ rate: "124" }), alarms: [alarm("medium", "heart-rate", "HR 124 above 120", byBrandt)] },
  "low, technical": { alarms: [alarm("low", null, "Blood pressure overdue")] },
  "more than one": { values: values({ ...low, rate: "124" }), alarms: [alarm("high", "systolic-pressure", "SBP 84 below 90"), alarm("medium", "heart-rate", "HR 124 above 120")] },
  "latched": { alarms: [alarm("high", "oxygen-saturation", "SpO2 86 below 88", ended)] },
  "unknown": { values: missing("invalid"), alarms: [alarm("high", "oxygen-saturation", "SpO2 86 below 88", unknown)] },
  "stale pressure": { values: values({ cuffMinutes: 17 }) },
  "monitor not connected": { values: old(130000), devices: [monitor("closed"), pump()], alarms: [alarm("medium", null, "Monitor not connected")] },
  "waiting for a first value": { values: missing("unavailable") },
  "sensor off": { values: missing("invalid") },
  "over the device's range": { values: missing("over-range") },
  "doubtful value": { values: values().map((each) => ({ ...each, reading: { ...each.reading, quality: "questionable" } })) },
  "six digits": { values: values({ rate: "104", saturation: "100", systolic: "184", diastolic: "112", mean: "136" }) },
  "pump paused": { devices: [monitor(), pump("paused")] },
  "pump keeps the vein open": { devices: [monitor(), pump("kvo")] },
  "pump stopped": { devices: [monitor(), pump("stopped")] },
  "pump lost while infusing": { devices: [monitor(), pump("infusing", { ageMillis: 90000, line: "silent" })] },
  "three pumps": { devices: [monitor(), pump("infusing", { deviceId: "pump a" }), pump("paused", { deviceId: "pump b" }), pump("kvo", { deviceId: "pump c" })] },
  "nothing connected": { values: [], devices: [] },
};

/** Forty minutes with a gap in them that end in the values as they are. */
function trends(now) {
  const of = (slot) => now.find((each) => each.slot === slot)?.shown;
  const stream = (end, swing) => Array.from({ length: 240 }, (_, i) => {
    const ageMillis = (239 - i) * 10000;
    const gone = i > 128 && i < 140;
    return [ageMillis, end === undefined || gone ? null : String(Math.round(Number(end) + (ageMillis > 20000 ? swing * (Math.sin(i / 9) + Math.sin(i / 4) / 2) : 0)))];
  });
  const cuffs = of("systolic-pressure") === undefined ? [] : Array.from({ length: 8 }, (_, i) => {
    const before = 7 - i;
    return [(3 + 5 * before) * MINUTE, String(Number(of("systolic-pressure")) + 5 * before), String(Number(of("diastolic-pressure")) + 3 * before)];
  });
  const all = new Trends(clock);
  all.replace([{ slot: "heart-rate", points: stream(of("heart-rate"), 4) }, { slot: "oxygen-saturation", points: stream(of("oxygen-saturation"), 1) },
    { slot: "pressure", points: cuffs }], 0);
  return all;
}

function tile([name, state], i) {
  const now = state.values ?? values();
  const bed = { bed: String(i + 1), values: now, devices: state.devices ?? [monitor(), pump()], pending: state.pending ?? [], trends: trends(now) };
  return html`<li title=${name} data-state=${name}><wg-tile .shown=${{ bed, alarms: state.alarms ?? [], limits, clock }}></wg-tile></li>`;
}

document.documentElement.dataset.theme = new URLSearchParams(location.search).get("theme") === "light" ? "light" : "dark";
const page = new DOMParser().parseFromString(await (await fetch("index.html")).text(), "text/html");
document.body.prepend(document.importNode(page.querySelector(".sprite"), true));
render(Object.entries(STATES).map(tile), document.querySelector(".grid"));
