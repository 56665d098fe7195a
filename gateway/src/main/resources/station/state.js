// What this page knows of the ward: the newest snapshot, and the messages since.

import { Trends } from "./trends.js";

const RANK = { high: 3, medium: 2, low: 1 };
const OVER = "inactive";
const REMEMBERED = 64;
const UNHEEDED_MILLIS = 4000;

/** Whether a person has taken an alarm on. */
export function isAcknowledged(alarm) {
  return alarm.inactivation === "acknowledged";
}

/** Nobody's first, then by priority, then the newest. */
function byUrgency(a, b) {
  return isAcknowledged(a.alarm) - isAcknowledged(b.alarm)
    || RANK[b.alarm.priority] - RANK[a.alarm.priority]
    || b.alarm.born - a.alarm.born;
}

/** Events: "change", "alarm" (detail: a new occurrence that sounds), "gap", "back" (detail: what happened meanwhile). */
export class WardState extends EventTarget {
  #clock;
  #replayed = [];
  #awaySince = null;
  #ended = new Map();
  #unheededSince = Infinity;

  ward = "";
  simulated = false;
  speed = 1;
  epoch = null;
  sequence = 0;
  watching = 0;
  unwatched = false;
  unattended = false;
  synced = false;
  last = null;
  alarmLimits = {};
  beds = new Map();

  constructor(clock) {
    super();
    this.#clock = clock;
  }

  /** The page has lost the gateway; what happens from here on is told when it is back. */
  away(since) {
    this.#awaySince ??= since;
  }

  /** The connection was made anew: until its snapshot, alarm events are those that were missed. */
  reconnected() {
    this.synced = false;
    this.#replayed = [];
  }

  /** Takes one message of the gateway. */
  apply(message) {
    const written = this.#clock.writtenAt(message);
    if (message.type === "snapshot") {
      this.#snapshot(message, written);
    } else if (message.type === "alarm") {
      this.#alarm(message, written);
    } else if (message.type === "vitals") {
      const bed = this.#bed(message.bed);
      this.#vitals(bed, message, written);
      this.#words(bed, message.alarms);
    } else if (message.type === "heartbeat") {
      this.watching = message.watching;
      this.unwatched = message.unwatched;
      this.unattended = message.watching === 0; // a snapshot comes before this page's own first heartbeat counts
      const heeded = !this.unattended && !this.unwatched;
      this.#unheededSince = heeded ? Infinity : Math.min(this.#unheededSince, performance.now());
      if (this.synced && message.sequence > this.sequence) {
        this.dispatchEvent(new Event("gap"));
      }
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Whether nobody counts for so long that it must sound; a station that has just come counts with the next heartbeat. */
  isUnheeded() {
    return performance.now() - this.#unheededSince >= UNHEEDED_MILLIS;
  }

  /** This page counts from now on; the next heartbeats will tell whether the gateway thinks so too. */
  expectHeeded() {
    this.#unheededSince = Infinity;
  }

  /** All alarms of the ward as {bed, alarm}, the most urgent first. */
  alarms() {
    const all = [];
    for (const bed of this.beds.values()) {
      for (const alarm of bed.alarms.values()) {
        all.push({ bed: bed.bed, alarm });
      }
    }
    return all.sort(byUrgency);
  }

  /** Whether an occurrence of an alarm stands and nobody has acknowledged it. */
  isUnseen(bed, { alarmId, occurrence }) {
    const alarm = this.beds.get(bed)?.alarms.get(alarmId);
    return alarm !== undefined && alarm.occurrence === occurrence && !isAcknowledged(alarm);
  }

  /** The alarms of one bed, the most urgent first. */
  alarmsOf(bed) {
    return [...bed.alarms.values()].map((alarm) => ({ bed: bed.bed, alarm })).sort(byUrgency).map((each) => each.alarm);
  }

  #snapshot(message, written) {
    const sameRun = this.epoch === message.epoch;
    const first = this.epoch === null;
    const before = sameRun ? this.beds : new Map();
    if (!sameRun) {
      this.#ended.clear();
      this.last = null; // what the run before had on the screen did not end: nobody knows
    }
    this.ward = message.ward;
    this.simulated = message.simulated;
    this.speed = message.speed;
    this.#clock.speed = message.speed;
    this.epoch = message.epoch;
    this.sequence = message.sequence;
    this.watching = message.watching;
    this.unwatched = message.unwatched;
    this.alarmLimits = message.alarmLimits ?? {};
    this.beds = new Map();
    for (const each of message.beds) {
      const bed = this.#bed(each.bed);
      bed.trends.replace(each.trends ?? [], written);
      this.#vitals(bed, each, written);
      const known = before.get(each.bed)?.alarms;
      for (const alarm of each.alarms) {
        const old = known?.get(alarm.alarmId);
        this.#born(alarm, written, alarm.conditionSince ?? old?.since);
        bed.alarms.set(alarm.alarmId, alarm);
        if (!old || alarm.occurrence > old.occurrence) {
          this.#announce(bed.bed, alarm);
        }
      }
    }
    this.synced = true;
    if (!first && (this.#awaySince || message.missed)) {
      this.dispatchEvent(new CustomEvent("back", {
        detail: { since: this.#awaySince, at: this.#clock.wall(), missed: message.missed, sameRun, events: this.#replayed },
      }));
    }
    this.#awaySince = null;
    this.#replayed = [];
  }

  #alarm(message, written) {
    if (message.sequence <= this.sequence) {
      return; // sent again: it is on the screen, and is confirmed again
    }
    if (this.synced && message.sequence !== this.sequence + 1) {
      this.dispatchEvent(new Event("gap"));
      return;
    }
    this.sequence = message.sequence;
    const bed = this.#bed(message.bed);
    const alarm = message.alarm;
    const old = bed.alarms.get(alarm.alarmId);
    this.#born(alarm, written, old?.condition === alarm.condition ? old.since : message.happenedAt);
    if (message.phase === "end" || alarm.condition === OVER) {
      bed.alarms.delete(alarm.alarmId);
      this.#remember(bed.bed, alarm);
      this.last = { bed: bed.bed, title: alarm.title, at: message.happenedAt };
    } else {
      bed.alarms.set(alarm.alarmId, alarm);
      const told = message.phase === "start" && this.#ended.get(`${bed.bed}/${alarm.alarmId}`) === alarm.occurrence;
      if (!isAcknowledged(alarm) && !told && (message.phase === "start" || message.phase === "escalate" || alarm.occurrence > (old?.occurrence ?? 0))) {
        this.#announce(bed.bed, alarm);
      }
    }
    if (!this.synced) {
      this.#replayed.push({ bed: bed.bed, at: message.happenedAt, phase: message.phase, alarm });
    }
  }

  #vitals(bed, message, written) {
    bed.values = message.values;
    bed.devices = message.devices;
    for (const value of bed.values) {
      value.born = this.#clock.born(written, value.ageMillis);
    }
    for (const device of bed.devices) {
      if (device.pump) {
        device.pump.born = this.#clock.born(written, device.pump.ageMillis);
      }
    }
    bed.pending = message.pending ?? [];
    for (const pending of bed.pending) {
      pending.born = this.#clock.born(written, pending.elapsedMillis);
    }
    bed.trends.take(bed);
  }

  /** An alarm that returns soon as the same occurrence has been told. */
  #remember(bed, alarm) {
    this.#ended.delete(`${bed}/${alarm.alarmId}`);
    this.#ended.set(`${bed}/${alarm.alarmId}`, alarm.occurrence);
    if (this.#ended.size > REMEMBERED) {
      this.#ended.delete(this.#ended.keys().next().value);
    }
  }

  /** Between two events an alarm's numbers move on; everything else about it comes as an event. */
  #words(bed, alarms) {
    for (const now of alarms) {
      const known = bed.alarms.get(now.alarmId);
      if (known && known.occurrence === now.occurrence) {
        known.text = now.text;
        known.findings = now.findings;
      }
    }
  }

  #born(alarm, written, since) {
    alarm.born = this.#clock.born(written, alarm.ageMillis);
    alarm.since = since;
  }

  #announce(bed, alarm) {
    if (!isAcknowledged(alarm)) {
      this.dispatchEvent(new CustomEvent("alarm", { detail: { bed, alarm } }));
    }
  }

  #bed(name) {
    let bed = this.beds.get(name);
    if (!bed) {
      bed = { bed: name, values: [], devices: [], pending: [], alarms: new Map(), trends: new Trends(this.#clock) };
      this.beds.set(name, bed);
    }
    return bed;
  }
}
