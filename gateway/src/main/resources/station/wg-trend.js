import { Part } from "./part.js";
import { html, nothing, svg } from "./lit.js";
import { SPAN_MILLIS } from "./trends.js";

const WIDTH = 100;
const HEIGHT = 26;
const STEP_MILLIS = 10000;
const GAP_MILLIS = 25000;
const GAP_REAL_MILLIS = 1500;
/** What a lane shows at least; it grows where the limits or the values lie beyond. */
const SCALES = { "heart-rate": [40, 140], "oxygen-saturation": [84, 100], pressure: [40, 180] };

/** Where the points of a trend lie in its lane: paths of lines that are unbroken, one stroke a cuff, and the newest as a dot. */
export function trace(points, { ageOf, low, high, gapMillis, hotAgeMillis, strokes }) {
  const x = (point) => (WIDTH * (1 - ageOf(point) / SPAN_MILLIS)).toFixed(1);
  const y = (value) => (HEIGHT * (high - value) / (high - low)).toFixed(1);
  const shapes = { line: "", hot: "", strokes: [], dot: "" };
  let before = null;
  for (const point of points) {
    const age = ageOf(point);
    const hot = age <= hotAgeMillis;
    if (age > SPAN_MILLIS || point.upper === null) {
      before = null;
    } else if (strokes) {
      const path = point.lower === null ? `M${x(point)} ${y(point.upper)}h.01` : `M${x(point)} ${y(point.upper)}V${y(point.lower)}`;
      shapes.strokes.push({ path, hot: point === points.at(-1) });
    } else {
      const joined = before !== null && ageOf(before) - age <= gapMillis;
      const place = `${x(point)} ${y(point.upper)}`;
      shapes.line += joined ? `L${place}` : `M${place}`;
      if (hot) {
        shapes.hot += joined && shapes.hot ? `L${place}` : joined ? `M${x(before)} ${y(before.upper)}L${place}` : `M${place}`;
      }
      shapes.dot = age <= gapMillis ? `M${place}h.01` : "";
      before = point;
    }
  }
  return shapes;
}

/** One value over the last 40 minutes, with the allowed band behind it and its limits beside it. Nothing is joined across a gap. */
class WgTrend extends Part {
  #key = "";
  #drawn = nothing;

  /** Drawn anew only where it has moved: at most every 10 s of patient time. */
  draw({ slot, points, clock, limits, alarm, name }) {
    const step = Math.floor((performance.now() * clock.speed) / STEP_MILLIS);
    const key = [slot, points.length, points.at(-1)?.born, step, limits?.low, limits?.high, alarm?.priority, alarm?.born].join(" ");
    if (key !== this.#key) {
      this.#key = key;
      this.#drawn = this.#lane(slot, points, clock, limits, alarm, name);
    }
    return this.#drawn;
  }

  #lane(slot, points, clock, limits, alarm, name) {
    const [low, high] = scale(slot, points, limits);
    const y = (value) => HEIGHT * (high - value) / (high - low);
    const top = limits?.high === undefined ? 0 : y(Number(limits.high));
    const bottom = limits?.low === undefined ? HEIGHT : y(Number(limits.low));
    const { line, hot, strokes, dot } = trace(points, {
      ageOf: (point) => clock.age(point.born), low, high, strokes: slot === "pressure",
      gapMillis: Math.max(GAP_MILLIS, GAP_REAL_MILLIS * clock.speed), hotAgeMillis: alarm ? clock.age(alarm.born) + STEP_MILLIS : -1,
    });
    return html`<svg class="spark ${alarm ? `v-${alarm.priority}` : ""}" viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true">
        ${limits ? svg`<rect class="band" x="0" width="100" y=${top.toFixed(1)} height=${(bottom - top).toFixed(1)}></rect>` : nothing}
        <path class="ln" d=${line}></path><path class="hot" d=${hot}></path>
        ${strokes.map((each) => svg`<path class="stroke ${each.hot && alarm ? "hot" : ""}" d=${each.path}></path>`)}
        <path class="dot" d=${dot}></path></svg>
      <span class="lims" aria-hidden="true"><i>${limits?.high ?? ""}</i><i>${limits?.low ?? ""}</i></span>
      <span class="vh">${sentence(name, points, clock)}</span>`;
  }
}

function scale(slot, points, limits) {
  const [low, high] = SCALES[slot];
  const values = points.flatMap((point) => [point.upper, point.lower]).filter((value) => value !== null);
  for (const limit of [limits?.low, limits?.high]) {
    if (limit !== undefined) {
      values.push(Number(limit));
    }
  }
  return [Math.min(low, ...values), Math.max(high, ...values)];
}

/** The trend in words: "BP went from 125/75 to 84/46 in 35 min". */
function sentence(name, points, clock) {
  const known = points.filter((point) => point.upper !== null);
  if (known.length < 2) {
    return "";
  }
  const text = (point) => (point.lower === null ? point.upper : `${point.upper}/${point.lower}`);
  const minutes = Math.round(clock.age(known[0].born) / 60000);
  return `${name} went from ${text(known[0])} to ${text(known.at(-1))} in ${minutes} min.`;
}

customElements.define("wg-trend", WgTrend);
