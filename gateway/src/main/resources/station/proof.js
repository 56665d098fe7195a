// Whether a person has heard this page since it was loaded. Silence is a fault until proven otherwise.

const LEAST = 2;
const MOST = 4;
const WRONG = "That is not what was played. Look at the loudspeaker's volume.";

/** The numbers that a person may have heard; 0 is nothing. */
export const ANSWERS = [2, 3, 4, 0];

/** Events: "change". */
export class SoundProof extends EventTarget {
  #sounder;
  #played = 0;

  /** "unproven", "proven" or "blocked". */
  state = "unproven";

  /** What is being done about it: "idle", "playing" or "asking". */
  step = "idle";

  /** What went wrong with the last try. */
  trouble = "";

  /** Who heard it and when, by the gateway's wall time. */
  by = "";
  at = null;

  constructor(sounder) {
    super();
    this.#sounder = sounder;
    sounder.addEventListener("running", () => this.#onRunning());
  }

  /** Plays a number of pulses that only the loudspeaker tells. */
  async start() {
    this.#set({ state: "unproven", step: "playing", trouble: "" });
    if (!(await this.#sounder.resume())) {
      this.#set({ state: "blocked", step: "idle" });
      return;
    }
    this.#played = LEAST + (crypto.getRandomValues(new Uint32Array(1))[0] % (MOST - LEAST + 1));
    const ended = this.#sounder.prove(this.#played);
    dispatchEvent(new CustomEvent("wardgate-proof", { detail: { pulses: this.#played } }));
    await ended;
    if (this.step === "playing") {
      this.#set({ step: "asking" });
    }
  }

  /** How many were heard, by whom and when. */
  answer(count, by, at) {
    if (this.step !== "asking") {
      return;
    }
    const right = count === this.#played;
    this.#set(right ? { state: "proven", step: "idle", by, at, trouble: "" } : { state: "unproven", step: "idle", trouble: WRONG });
  }

  /** What was proven is void when the browser ceases to play. */
  #onRunning() {
    if (!this.#sounder.running && (this.state === "proven" || this.step === "asking")) {
      this.#set({ state: "blocked", step: "idle", trouble: "" });
    } else if (this.#sounder.running && this.state === "blocked") {
      this.#set({ state: "unproven" });
    }
  }

  #set(change) {
    Object.assign(this, change);
    this.dispatchEvent(new Event("change"));
  }
}
