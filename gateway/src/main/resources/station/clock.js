// Time as the gateway tells it, carried on by this page's monotonic clock. The page's own wall clock shows nothing: it only
// betrays that the machine slept, since the monotonic clock stands still while it does.

const SLEPT_MILLIS = 2000;
/** How far two clocks may drift apart, as a share of the time. */
const DRIFT = 1e-4;

export class GatewayClock {
  #leastOffset = Infinity;
  #heardAt = 0;
  #wallAtZero = 0;
  #wallAhead = Date.now() - performance.now();

  /** The patient's seconds a second. */
  speed = 1;

  /** A new connection: the delays of the old one say nothing about it. */
  restart() {
    this.#leastOffset = Infinity;
    this.#wallAhead = Date.now() - performance.now();
  }

  /**
   * Takes a message's times and returns when it was written, on this page's monotonic clock. A message that was held up on its
   * way is known by arriving later than the fastest one did, and is as old as that. That one is trusted a little less with time, since
   * the two clocks drift apart.
   */
  writtenAt(message) {
    const now = performance.now();
    const offset = now - message.linkMillis;
    this.#leastOffset = Math.min(this.#leastOffset + (now - this.#heardAt) * DRIFT, offset);
    this.#heardAt = now;
    if (!this.slept()) {
      this.#wallAhead = Date.now() - now; // a clock that is set a little at a time is no sleep
    }
    const written = message.linkMillis + this.#leastOffset;
    this.#wallAtZero = Date.parse(message.at) - written;
    return written;
  }

  /** The gateway's wall time now; null before it was heard of. */
  wall() {
    return this.#wallAtZero ? new Date(this.#wallAtZero + performance.now()) : null;
  }

  /** The gateway's wall time at which something of an age in patient milliseconds began. */
  wallOfAge(ageMillis) {
    return new Date(this.#wallAtZero + performance.now() - ageMillis / this.speed);
  }

  /** The gateway's wall time in so many patient milliseconds. */
  wallIn(millis) {
    return this.wallOfAge(-millis);
  }

  /** When something had the age 0, on this page's monotonic clock. */
  born(writtenAt, ageMillis) {
    return writtenAt - ageMillis / this.speed;
  }

  /** The age of something in patient milliseconds. */
  age(born) {
    return (performance.now() - born) * this.speed;
  }

  /** Whether this machine slept, or its clock was set, since the last message: nothing known from before is live. */
  slept() {
    return Math.abs(Date.now() - performance.now() - this.#wallAhead) > SLEPT_MILLIS;
  }
}
