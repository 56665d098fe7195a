// Puts the page together: messages into the state, the state onto the components, people's acts to the gateway.

import { GatewayClock } from "./clock.js";
import { el, reconcile } from "./dom.js";
import { Link } from "./link.js";
import { WardState } from "./state.js";
import "./wg-pump.js";
import "./wg-tile.js";
import "./wg-bed-detail.js";
import "./wg-rail.js";
import "./wg-alarm-bar.js";
import "./wg-announcer.js";
import "./wg-foot.js";
import "./wg-notices.js";
import "./wg-top-bar.js";

const TICK_MILLIS = 250;
const RESULT_MILLIS = 15000;
const TILE_SHAPE = 1.25;
const LEAST_TILE_REM = { width: 14.5, height: 8.5 };

const query = new URLSearchParams(location.search);
const part = (name) => document.querySelector(name);
const parts = {
  top: part("wg-top-bar"), notices: part("wg-notices"), bar: part("wg-alarm-bar"), grid: part(".grid"), rail: part("wg-rail"),
  foot: part("wg-foot"), announcer: part("wg-announcer"), dialog: part("dialog.ask"),
};

const clock = new GatewayClock();
const state = new WardState(clock);
const link = new Link(clock, {
  station: (query.get("station") || "ward page").slice(0, 40),
  role: query.get("role") === "viewer" ? "viewer" : "nurse",
});
const waiting = new Map();
let confirmDue = false;
let drawing = false;
let resultTimer = 0;

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
    parts.notices.showTrouble(message);
  } else {
    state.apply(message);
  }
  if (message.type === "alarm" || message.type === "snapshot") {
    link.setSeen(state.epoch, state.sequence);
    confirmDue = true;
  }
});
link.addEventListener("status", () => {
  document.body.classList.toggle("lost", link.lost);
  if (link.lost) {
    const wall = clock.wall();
    const since = wall ? new Date(wall.getTime() - link.silentMillis()) : null;
    parts.notices.showLost(since);
    state.away(since);
  }
  draw();
});
state.addEventListener("change", draw);
state.addEventListener("gap", () => link.restart());
state.addEventListener("back", ({ detail }) => parts.notices.showBack(detail));
state.addEventListener("alarm", ({ detail }) => {
  parts.announcer.announce(detail);
  if (detail.alarm.priority === "high" && parts.dialog.open) {
    parts.dialog.close("cancel"); // what was typed stays in the field
  }
});

// to the gateway

let operator = sessionStorage.getItem("operator") ?? "";

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

function showResult({ request, result, text }) {
  const bed = waiting.get(request);
  waiting.delete(request);
  sayResult(bed === undefined ? text : `Bed ${bed}: ${text}`, result === "accepted");
}

function sayResult(text, good) {
  parts.top.showResult(text, good);
  clearTimeout(resultTimer);
  resultTimer = setTimeout(() => parts.top.showResult("", true), RESULT_MILLIS);
}

parts.bar.addEventListener("acknowledge", ({ detail }) => acknowledge(detail));
parts.top.addEventListener("operator", () => askOperator(() => {}));
parts.top.addEventListener("theme", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
parts.rail.addEventListener("close", () => select(null));
parts.grid.addEventListener("select", ({ target }) => select(target.closest("li").dataset.key));
parts.grid.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  const beds = [...parts.grid.querySelectorAll(".bedno")];
  const at = beds.indexOf(event.target);
  if (step && beds[at + step]) {
    event.preventDefault();
    beds[at + step].focus();
  }
});

function select(bed) {
  parts.rail.selected = parts.rail.selected === bed ? null : bed;
  draw();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

// onto the screen

let columns = 1;

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      render();
      if (confirmDue && state.synced && document.visibilityState === "visible") {
        confirmDue = false;
        link.confirm();
      }
    });
  }
}

function render() {
  const beds = [...state.beds.values()];
  reconcile(parts.grid, beds, (bed) => bed.bed, () => el("li", "", el("wg-tile")), (item, bed) =>
    item.firstChild.update(bed, state.alarmsOf(bed), clock));
  layOut(beds.length);
  parts.bar.update(state, clock, !link.lost && state.synced);
  parts.rail.update(state, clock);
  parts.notices.update(state, link);
  parts.top.update(state, clock, link, operator);
  parts.foot.update(state);
  document.title = state.ward ? `${state.ward}, Wardgate` : "Wardgate";
  flashInStep();
}

/** The number of columns whose tiles come closest to their best shape and keep their least size. */
function layOut(count) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { clientWidth: width, clientHeight: height } = parts.grid;
  let best = 1;
  let bestMiss = Infinity;
  let lastRows = 0;
  for (let tried = 1; tried <= count && width / tried >= LEAST_TILE_REM.width * rem; tried++) {
    const rows = Math.ceil(count / tried);
    if (rows === lastRows) {
      continue; // a hole more and no row less
    }
    lastRows = rows;
    const tileHeight = Math.max(height / rows, LEAST_TILE_REM.height * rem);
    const miss = Math.abs(Math.log(width / tried / tileHeight / TILE_SHAPE));
    if (miss < bestMiss) {
      best = tried;
      bestMiss = miss;
    }
  }
  if (columns !== best || !parts.grid.style.getPropertyValue("--cols")) {
    columns = best;
    parts.grid.style.setProperty("--cols", String(best));
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

/** Numerals keep their room whatever face the system has. */
function measureDigits() {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  document.documentElement.style.setProperty("--digit-width", String(context.measureText("0").width / 100));
}

document.documentElement.dataset.theme = query.get("theme") === "light" || localStorage.getItem("theme") === "light" ? "light" : "dark";
measureDigits();
setInterval(draw, TICK_MILLIS); // ages go on by themselves, gateway or not
addEventListener("resize", draw);
link.start();
draw();
