import { Part } from "./part.js";
import { html, repeat } from "./lit.js";
import "./wg-tile.js";

const TILE_SHAPE = 1.25;
const LEAST_TILE_REM = { width: 14.5, height: 8.5 };
const JUMP_MILLIS = 1500;

/** The beds in their places. Arrows move between them, "/" and a number jumps to one. */
class WgFloor extends Part {
  #columns = 0;
  #jump = null;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("keydown", (event) => this.#move(event));
    document.addEventListener("keydown", (event) => this.#jumpTo(event));
  }

  draw({ state, clock }) {
    const beds = [...state.beds.values()];
    return html`<ol class="grid" aria-label="Beds">${repeat(beds, (bed) => bed.bed, (bed) => html`<li><wg-tile .shown=${
      { bed, alarms: state.alarmsOf(bed), limits: state.alarmLimits, clock }}></wg-tile></li>`)}</ol>`;
  }

  updated() {
    const grid = this.firstElementChild;
    const count = grid?.childElementCount ?? 0;
    if (count > 0) {
      this.#layOut(grid, count);
    }
  }

  /** The number of columns whose tiles come closest to their best shape and keep their least size. */
  #layOut(grid, count) {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { clientWidth: width, clientHeight: height } = grid;
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
    if (this.#columns !== best) {
      this.#columns = best;
      grid.style.setProperty("--cols", String(best));
    }
  }

  #move(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.#columns, ArrowDown: this.#columns }[event.key];
    const beds = [...this.querySelectorAll(".bedno")];
    const at = beds.indexOf(event.target);
    if (step && beds[at + step]) {
      event.preventDefault();
      beds[at + step].focus();
    }
  }

  #jumpTo(event) {
    if (event.target.matches("input")) {
      return;
    }
    const now = performance.now();
    if (event.key === "/") {
      event.preventDefault();
      this.#jump = { typed: "", until: now + JUMP_MILLIS };
    } else if (this.#jump && now < this.#jump.until && event.key.length === 1) {
      this.#jump = { typed: this.#jump.typed + event.key, until: now + JUMP_MILLIS };
      [...this.querySelectorAll(".bedno")].find((button) => button.textContent === this.#jump.typed)?.focus();
    }
  }
}

customElements.define("wg-floor", WgFloor);
