// What is due next, as far as the devices tell: infusions that end, and cuff pressures that grow too old to be shown.

import { slotValue } from "./words.js";
import { timeLeftMillis } from "./wg-pump.js";

const CUFF_SOON_MILLIS = 5 * 60000;

/** What is due at a bed, the soonest first: {bed, what, inMillis}, in patient time. */
export function soonOf(bed, clock) {
  const due = [];
  const systolic = slotValue(bed, "systolic-pressure");
  if (systolic?.source === "cuff" && systolic.shown !== undefined) {
    due.push({ bed: bed.bed, what: "Cuff", inMillis: systolic.ageLimitMillis - clock.age(systolic.born) }); // most monitors measure long before
  }
  for (const device of bed.devices) {
    const age = device.pump ? clock.age(device.pump.born) : Infinity;
    const left = age < device.pump?.ageLimitMillis ? timeLeftMillis(device.pump.status, age) : null;
    if (left !== null) {
      due.push({ bed: bed.bed, what: `${device.deviceId} ends`, inMillis: left });
    }
  }
  return due.filter((each) => each.inMillis > 0 && (each.what !== "Cuff" || each.inMillis < CUFF_SOON_MILLIS)).sort((a, b) => a.inMillis - b.inMillis);
}
