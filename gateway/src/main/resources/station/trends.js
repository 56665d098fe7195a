// How a bed's values went: what the gateway told in its snapshot, carried on from what it has told since.

import { isMeasurement, partner, present, slotValue } from "./words.js";

export const SPAN_MILLIS = 40 * 60000;
const EVERY_MILLIS = 10000;
const CONTINUOUS_PRESSURE_MILLIS = 60000;
const SAME_CUFF_MILLIS = 5000;
const STREAMS = ["heart-rate", "oxygen-saturation"];
const PRESSURE = "pressure";

/** The trends of one bed. Times are patient time; a point without a value says that nothing was known. */
export class Trends {
  #clock;
  #lanes = new Map();

  constructor(clock) {
    this.#clock = clock;
  }

  /** The snapshot wins over what was known. */
  replace(lanes, written) {
    this.#lanes = new Map(lanes.map(({ slot, points }) => [slot, points.map(([ageMillis, upper, lower]) => ({
      born: this.#clock.born(written, ageMillis), upper: number(upper), lower: number(lower) }))]));
  }

  /** Adds points where the bed's newest state has something that is due. */
  take(bed) {
    for (const slot of STREAMS) {
      const points = this.points(slot);
      const value = slotValue(bed, slot);
      if ((value || points.length) && this.#since(points) >= EVERY_MILLIS) {
        this.#add(points, performance.now(), isKnown(value, this.#clock) ? value.shown : null, null);
      }
    }
    const systolic = slotValue(bed, "systolic-pressure");
    if (isKnown(systolic, this.#clock)) {
      const diastolic = partner(bed, systolic, "diastolic-pressure");
      const points = this.points(PRESSURE);
      const cuff = isMeasurement(systolic);
      const last = points.at(-1);
      const isNew = cuff
        ? !last || (systolic.born - last.born) * this.#clock.speed > SAME_CUFF_MILLIS
        : this.#since(points) >= CONTINUOUS_PRESSURE_MILLIS;
      if (isNew) {
        this.#add(points, systolic.born, systolic.shown, isKnown(diastolic, this.#clock) ? diastolic.shown : null);
      }
    }
  }

  /** The points of a slot, the oldest first: {born, upper, lower}. */
  points(slot) {
    if (!this.#lanes.has(slot)) {
      this.#lanes.set(slot, []);
    }
    return this.#lanes.get(slot);
  }

  #since(points) {
    return points.length ? this.#clock.age(points.at(-1).born) : Infinity;
  }

  #add(points, born, upper, lower) {
    points.push({ born, upper: number(upper), lower: number(lower) });
    while (points.length && this.#clock.age(points[0].born) > SPAN_MILLIS) {
      points.shift();
    }
  }
}

function isKnown(value, clock) {
  const { kind } = present(value, clock);
  return kind === "live" || kind === "doubt";
}

function number(text) {
  return text === null || text === undefined ? null : Number(text);
}
