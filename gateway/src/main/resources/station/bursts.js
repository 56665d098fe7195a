// What alarms sound like, IEC 60601-1-8: when each pulse of a burst begins, how long it is, and its pitch. Data alone; a test of the
// gateway reads the two objects as JSON and holds them to the standard's bounds.

/** Milliseconds. "pauseMillis" lies between the end of a burst and the next; without it a burst is not repeated. */
export const BURSTS = {
  "high": {"starts": [0, 250, 500, 1000, 1250, 1900, 2150, 2400, 2900, 3150], "pulseMillis": 150, "pauseMillis": 5000},
  "medium": {"starts": [0, 400, 800], "pulseMillis": 200, "pauseMillis": 10000},
  "low": {"starts": [0], "pulseMillis": 200}
};

/** Fundamentals in hertz: the five notes of a HIGH, which it plays twice, and the first three of a MEDIUM, by what the alarm is about. */
export const MELODIES = {
  "general": [261.63, 261.63, 261.63, 261.63, 261.63],
  "oxygenation": [523.25, 493.88, 440.0, 392.0, 349.23],
  "ventilation": [261.63, 440.0, 349.23, 440.0, 349.23],
  "cardiovascular": [261.63, 329.63, 392.0, 392.0, 523.25],
  "equipment": [523.25, 261.63, 261.63, 523.25, 261.63]
};

/** Levels of the fundamental and its harmonics; each within 15 dB of the first. */
export const HARMONICS = [1, 0.8, 0.6, 0.5, 0.4, 0.3];

/** The share of a pulse in which it rises, and in which it falls. */
export const RISE = 0.2;

/** The pulses of the proof, unlike any alarm. */
export const PROOF = {"everyMillis": 700, "pulseMillis": 200, "hertz": 440.0};

/** By the rules of the profile that comes with the product; an alarm of another rule has the general melody. */
const MELODY_OF_RULE = {
  HYPOTENSION: "cardiovascular", HYPERTENSION: "cardiovascular", TACHYCARDIA: "cardiovascular", BRADYCARDIA: "cardiovascular",
  DESATURATION: "oxygenation", RR_LOW: "ventilation", RR_HIGH: "ventilation", ETCO2_LOW: "ventilation", ETCO2_HIGH: "ventilation",
};

/** The melody of an alarm, where its rule tells. */
export function melodyOf(alarm) {
  return MELODY_OF_RULE[alarm.rule] ?? (alarm.alarmType === "technical" ? "equipment" : "general");
}

/** The pulses of one burst: [{startMillis, lengthMillis, hertz}]. */
export function burst(priority, melody) {
  const { starts, pulseMillis } = BURSTS[priority];
  const notes = MELODIES[melody];
  return starts.map((startMillis, i) => ({ startMillis, lengthMillis: pulseMillis, hertz: notes[i % notes.length] }));
}

/** From the beginning of a burst to that of the next; Infinity for one that is not repeated. */
export function periodMillis(priority) {
  const { starts, pulseMillis, pauseMillis = Infinity } = BURSTS[priority];
  return starts.at(-1) + pulseMillis + pauseMillis;
}
