// What is due next, as far as the devices tell: infusions that end, and cuff pressures that grow too old to be shown.

import { isMeasurement, slotValue } from "./words.js";
import { timeLeftMillis } from "./wg-pump.js";

const CUFF_SOON_MILLIS = 5 * 60000;

/** What is due at a bed, the soonest first: {bed, what, inMillis}, in patient time. */
export function soonOf(bed, clock) {
  const due = [];
  const systolic = slotValue(bed, "systolic-pressure");
  if (isMeasurement(systolic) && systolic.shown !== undefined) {
    const left = systolic.ageLimitMillis - clock.age(systolic.born);
    if (left < CUFF_SOON_MILLIS) { // most monitors measure long before
      due.push({ bed: bed.bed, what: "Cuff", inMillis: left });
    }
  }
  for (const device of bed.devices) {
    const age = device.pump ? clock.age(device.pump.born) : Infinity;
    const left = age < device.pump?.ageLimitMillis ? timeLeftMillis(device.pump.status, age) : null;
    if (left !== null) {
      due.push({ bed: bed.bed, what: `${device.deviceId} ends`, inMillis: left });
    }
  }
  return due.filter((each) => each.inMillis > 0).sort((a, b) => a.inMillis - b.inMillis);
}
