// Puts the page together: messages into the state, the state onto the parts, people's acts to the gateway.

import { melodyOf } from "./bursts.js";
import { GatewayClock } from "./clock.js";
import { Link } from "./link.js";
import { SoundProof } from "./proof.js";
import { Sounder } from "./sounder.js";
import { WardState, isAcknowledged } from "./state.js";
import "./wg-floor.js";
import "./wg-rail.js";
import "./wg-alarm-bar.js";
import "./wg-announcer.js";
import "./wg-foot.js";
import "./wg-notices.js";
import "./wg-top-bar.js";

const TICK_MILLIS = 250;
const RESULT_MILLIS = 15000;
const SCROLLED_PIXELS = 240;
const SCROLLED_BACK_PIXELS = 8;
const GATEWAY_LOST = { priority: "high", melody: "equipment", key: "gateway lost" };
const NOBODY_TOLD = { priority: "high", melody: "equipment", key: "nobody told" };
const RANK = { high: 3, medium: 2, low: 1 };

const query = new URLSearchParams(location.search);
const part = (name) => document.querySelector(name);
const parts = {
  top: part("wg-top-bar"), notices: part("wg-notices"), bar: part("wg-alarm-bar"), floor: part("wg-floor"), rail: part("wg-rail"),
  foot: part("wg-foot"), announcer: part("wg-announcer"), dialog: part("dialog.ask"),
};

const clock = new GatewayClock();
const state = new WardState(clock);
const sounder = new Sounder();
const proof = new SoundProof(sounder);
const link = new Link(clock, {
  station: (query.get("station") || "ward page").slice(0, 40),
  role: query.get("role") === "viewer" ? "viewer" : "nurse",
});
const waiting = new Map();
const notices = { lostSince: null, trouble: "", back: null };
let result = { text: "", good: true };
let resultTimer = 0;
let operator = sessionStorage.getItem("operator") ?? "";
let selected = null;
let confirmDue = false;
let broken = false;
let drawing = false;

// from the gateway

link.addEventListener("connecting", () => {
  state.reconnected();
  if (waiting.size > 0) {
    sayResult(`Bed ${[...waiting.values()].join(", ")}: the connection broke before the answer. Look whether the alarm has its tick.`, false);
    waiting.clear();
  }
});
link.addEventListener("message", ({ detail: message }) => {
  if (message.type === "result") {
    showResult(message);
  } else if (message.type === "error") {
    notices.trouble = `This page and the gateway do not understand each other: ${message.where}: ${message.what}. Load the page again.`;
    draw();
  } else {
    state.apply(message);
  }
  if (message.type === "alarm" || message.type === "snapshot") {
    link.setSeen(state.epoch, state.sequence);
    confirmDue = true;
  }
});
link.addEventListener("status", () => {
  if (link.lost) {
    const wall = clock.wall();
    notices.lostSince = wall ? new Date(wall.getTime() - link.silentMillis()) : null;
    state.away(notices.lostSince);
  }
  change();
});
state.addEventListener("change", change);
state.addEventListener("gap", () => link.restart());
state.addEventListener("back", ({ detail }) => {
  notices.back = detail;
});
state.addEventListener("alarm", ({ detail }) => {
  parts.announcer.announce(detail, state);
  if (detail.alarm.priority === "high" && parts.dialog.open) {
    parts.dialog.close("cancel"); // what was typed stays in the field
  }
});
proof.addEventListener("change", () => {
  link.setSound(proof.state);
  if (proof.state === "proven") {
    state.expectHeeded();
  }
  change();
});
sounder.addEventListener("running", change);

// to the gateway

function acknowledge({ bed, alarm }) {
  if (link.lost) {
    return;
  }
  if (!operator) {
    askOperator(() => acknowledge({ bed, alarm }));
    return;
  }
  const request = link.acknowledge(bed, alarm, operator);
  if (request === null) {
    sayResult(`Bed ${bed}: Not acknowledged: no connection to the gateway.`, false);
  } else {
    waiting.set(request, bed);
  }
}

function askOperator(then) {
  const field = parts.dialog.querySelector("input");
  parts.dialog.onclose = () => {
    const name = field.value.trim();
    if (parts.dialog.returnValue === "ok" && name) {
      operator = name;
      sessionStorage.setItem("operator", name);
      then();
      draw();
    }
  };
  parts.dialog.returnValue = "";
  parts.dialog.showModal();
}

function showResult({ request, result: outcome, text }) {
  const bed = waiting.get(request);
  waiting.delete(request);
  sayResult(bed === undefined ? text : `Bed ${bed}: ${text}`, outcome === "accepted");
}

function sayResult(text, good) {
  result = { text, good };
  clearTimeout(resultTimer);
  resultTimer = setTimeout(() => {
    result = { text: "", good: true };
  }, RESULT_MILLIS);
  draw();
}

const onActs = {
  acknowledge: (detail) => acknowledge(detail),
  operator: () => askOperator(() => {}),
  theme: () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
  select: (bed) => select(bed),
  close: () => select(null),
  seen: () => {
    notices.back = null;
  },
  prove: () => proof.start(),
  heard: (count) => proof.answer(count, operator, clock.wall()),
};
for (const [type, act] of Object.entries(onActs)) {
  for (const each of Object.values(parts).filter((element) => element !== parts.dialog)) {
    each.addEventListener(type, ({ detail }) => {
      act(detail);
      draw();
    });
  }
}

function select(bed) {
  selected = selected === bed ? null : bed;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

// to the ear

/** The most urgent that nobody has acknowledged; a page that knows nothing, or that nobody is told by, is the most urgent of all. */
function signal() {
  if (link.lost || broken) {
    return GATEWAY_LOST;
  }
  if (!state.synced) {
    return sounder.wanted; // between two connections nothing has changed
  }
  const fresh = state.alarms().filter(({ alarm }) => !isAcknowledged(alarm)).sort((a, b) => RANK[b.alarm.priority] - RANK[a.alarm.priority])[0];
  if (state.isUnheeded() && proof.step === "idle" && fresh?.alarm.priority !== "high") {
    return NOBODY_TOLD;
  }
  return fresh ? {
    priority: fresh.alarm.priority, melody: melodyOf(fresh.alarm), key: `${fresh.bed} ${fresh.alarm.alarmId} ${fresh.alarm.occurrence}`,
  } : null;
}

/** Something has changed, or may have with time: what sounds is settled at once, and in hidden pages too, where nothing is drawn. */
function change() {
  sounder.want(signal());
  const { dataset } = document.body;
  dataset.link = link.lost || broken || state.epoch === null ? "lost" : "live";
  dataset.sound = proof.state;
  dataset.sounding = sounder.sounding;
  dataset.bursts = String(sounder.bursts);
  draw();
}

// onto the screen

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      broken = !render(); // what a part that cannot be drawn should have shown is not confirmed
      document.body.classList.toggle("broken", broken);
      if (confirmDue && !broken && state.synced && document.visibilityState === "visible") {
        confirmDue = false;
        link.confirm();
      }
    });
  }
}

/** Draws every part, whatever becomes of the others, alarms first; whether all could be drawn. */
function render() {
  const drawn = [
    show(parts.notices, {
      lost: link.lost ? { since: notices.lostSince } : null, nobody: state.unattended, unconfirmed: state.unwatched,
      trouble: notices.trouble, back: notices.back,
    }),
    show(parts.bar, { state, clock, live: !link.lost && state.synced }),
    show(parts.floor, { state, clock }),
    show(parts.rail, { state, clock, selected }),
    show(parts.top, { state, clock, link, operator, proof, result }),
    show(parts.foot, { simulated: state.simulated, speed: state.speed }),
  ];
  document.title = state.ward ? `${state.ward}, Wardgate` : "Wardgate";
  flashInStep();
  return !drawn.includes(false);
}

function show(part, shown) {
  try {
    part.shown = shown;
    return true;
  } catch (failure) {
    console.error(part.localName, failure);
    return false;
  }
}

/** All lamps of one priority flash together: each animation starts where the document's own time does. */
function flashInStep() {
  for (const animation of document.getAnimations()) {
    if (animation.animationName === "flash" && animation.startTime !== 0) {
      animation.startTime = 0;
    }
  }
}

/** On a phone the alarm card is one line while the list has moved. */
function shrink() {
  const { classList } = document.body;
  classList.toggle("scrolled", scrollY > (classList.contains("scrolled") ? SCROLLED_BACK_PIXELS : SCROLLED_PIXELS));
}

/** Numerals keep their room whatever face the system has. */
function measureDigits() {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  document.documentElement.style.setProperty("--digit-width", String(context.measureText("0").width / 100));
}

document.documentElement.dataset.theme = query.get("theme") === "light" || localStorage.getItem("theme") === "light" ? "light" : "dark";
measureDigits();
setInterval(change, TICK_MILLIS); // ages go on by themselves, gateway or not
addEventListener("resize", draw);
addEventListener("scroll", shrink, { passive: true });
link.start();
change();
