// Plays bursts on the browser's audio clock. Knows nothing of alarms but priority, melody and which one it is.

import { BURSTS, HARMONICS, PROOF, RISE, burst, periodMillis } from "./bursts.js";

const RANK = { low: 1, medium: 2, high: 3 };
const TRY_AGAIN_MILLIS = 1000;
const RESUME_MILLIS = 1500;
const LEVEL = 0.5;
const LEAD_SECONDS = 0.02;

/** Events: "running", when the browser begins or ceases to play. Bursts are told to the window as "wardgate-burst". */
export class Sounder extends EventTarget {
  #context = null;
  #wave = null;
  #playing = null;
  #timer = 0;
  #wanted = null;
  #heldUntil = 0;
  #burstEnds = 0;
  #sounded = new Set();

  /** How many bursts were played since the page was loaded. */
  bursts = 0;

  constructor() {
    super();
    if (!globalThis.AudioContext) {
      return;
    }
    this.#context = new AudioContext();
    this.#wave = this.#context.createPeriodicWave(new Float32Array(HARMONICS.length + 1), Float32Array.of(0, ...HARMONICS));
    this.#context.onstatechange = () => this.dispatchEvent(new Event("running"));
    for (const gesture of ["pointerdown", "keydown"]) {
      addEventListener(gesture, () => this.#context.state === "suspended" && this.#context.resume().catch(() => {}), { capture: true });
    }
  }

  /** Whether the browser plays what it is given. */
  get running() {
    return this.#context?.state === "running";
  }

  /** What was asked for last. */
  get wanted() {
    return this.#wanted;
  }

  /** The priority that sounds; "none" where nothing does, be it that the browser plays nothing. */
  get sounding() {
    return this.#wanted && this.running ? this.#wanted.priority : "none";
  }

  /** Tries to play, on a person's act; resolves to whether the browser does. */
  async resume() {
    if (this.#context && !this.running) {
      const late = new Promise((done) => setTimeout(done, RESUME_MILLIS));
      await Promise.race([this.#context.resume(), late]).catch(() => {});
    }
    return this.running;
  }

  /**
   * What is to sound from now on: {priority, melody, key}, or null. What is new or more urgent sounds at once; what is less urgent
   * than what sounded begins after a pause. A LOW sounds once for each key.
   */
  want(signal) {
    const before = this.#wanted;
    this.#wanted = signal;
    if (signal === null) {
      if (before === null) {
        return;
      }
      this.#cut();
      this.#sounded.clear();
      clearTimeout(this.#timer);
      return;
    }
    if (before?.key === signal.key && before.priority === signal.priority) {
      return;
    }
    const rise = RANK[signal.priority] - (RANK[before?.priority] ?? 0);
    if (rise < 0) {
      this.#cut();
      this.#later(signal);
    } else if (rise > 0 || (!this.#sounded.has(signal.key) && performance.now() >= this.#burstEnds)) {
      this.#cut();
      this.#begin();
    } else if (signal.priority === "low") {
      this.#later(signal);
    }
  }

  /** After the pause of its priority; a LOW, which has none, after that of a MEDIUM, unless it has sounded. */
  #later({ priority, key }) {
    const once = this.#sounded.has(key) ? Infinity : BURSTS.medium.pauseMillis;
    this.#schedule(BURSTS[priority].pauseMillis ?? once);
  }

  /** Plays a number of single pulses, which nothing cuts, and keeps bursts away from them; resolves when the last has ended. */
  async prove(pulses) {
    this.#cut();
    const length = (pulses - 1) * PROOF.everyMillis + PROOF.pulseMillis;
    this.#heldUntil = performance.now() + length + PROOF.everyMillis;
    this.#play(Array.from({ length: pulses }, (_, i) => (
      { startMillis: i * PROOF.everyMillis, lengthMillis: PROOF.pulseMillis, hertz: PROOF.hertz })));
    if (this.#wanted) {
      this.#schedule(length + PROOF.everyMillis);
    }
    await new Promise((done) => setTimeout(done, length));
  }

  #begin() {
    const { priority, melody, key } = this.#wanted;
    const held = this.#heldUntil - performance.now();
    if (!this.running || held > 0) {
      this.#schedule(Math.max(held, TRY_AGAIN_MILLIS));
      return;
    }
    const pulses = burst(priority, melody);
    this.#playing = this.#play(pulses);
    const period = periodMillis(priority);
    this.#burstEnds = performance.now() + pulses.at(-1).startMillis + pulses.at(-1).lengthMillis;
    this.#schedule(period);
    this.#sounded.add(key);
    this.bursts++;
    dispatchEvent(new CustomEvent("wardgate-burst", { detail: { priority, pulses: pulses.length } }));
  }

  #schedule(millis) {
    clearTimeout(this.#timer);
    if (Number.isFinite(millis)) {
      this.#timer = setTimeout(() => this.#wanted && this.#begin(), millis);
    }
  }

  #play(pulses) {
    const context = this.#context;
    const out = context.createGain();
    out.connect(context.destination);
    const zero = context.currentTime + LEAD_SECONDS;
    for (const { startMillis, lengthMillis, hertz } of pulses) {
      const start = zero + startMillis / 1000;
      const end = start + lengthMillis / 1000;
      const ramp = (RISE * lengthMillis) / 1000;
      const tone = new OscillatorNode(context, { frequency: hertz, periodicWave: this.#wave });
      const level = new GainNode(context, { gain: 0 });
      level.gain.setValueAtTime(0, start);
      level.gain.linearRampToValueAtTime(LEVEL, start + ramp);
      level.gain.setValueAtTime(LEVEL, end - ramp);
      level.gain.linearRampToValueAtTime(0, end);
      tone.connect(level).connect(out);
      tone.start(start);
      tone.stop(end);
    }
    return out;
  }

  #cut() {
    this.#playing?.disconnect();
    this.#playing = null;
    this.#burstEnds = 0;
  }
}
