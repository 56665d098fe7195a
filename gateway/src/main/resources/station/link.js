// The WebSocket to the gateway: hello, heartbeats, silence, and trying again.

const PROTOCOL = 1;
const LOST_AFTER_MILLIS = 5000;
const HEARTBEAT_MILLIS = 5000;
const FIRST_RETRY_MILLIS = 500;
const LONGEST_RETRY_MILLIS = 5000;

/** Events: "connecting", "message" (detail: the message), "status". */
export class Link extends EventTarget {
  #clock;
  #identity;
  #socket = null;
  #retryMillis = FIRST_RETRY_MILLIS;
  #heardAt = performance.now();
  #triedAt = performance.now();
  #synced = false;
  #seen = null;
  #requests = 0;

  /** Whether the page must say that it has lost the gateway. */
  lost = false;

  /** What the gateway is told of the page's sound. */
  sound = "unproven";

  constructor(clock, identity) {
    super();
    this.#clock = clock;
    this.#identity = identity;
    setInterval(() => this.#check(), 250);
    setInterval(() => this.#beat(), HEARTBEAT_MILLIS);
    document.addEventListener("visibilitychange", () => this.#beat());
  }

  /** Connects, and from then on keeps connected. */
  start() {
    this.#connect();
  }

  /** Milliseconds since the gateway was heard. */
  silentMillis() {
    return performance.now() - this.#heardAt;
  }

  /** What was shown last, for the next hello. */
  setSeen(epoch, sequence) {
    this.#seen = { epoch, sequence };
  }

  /** Tells the gateway that everything seen so far is on the screen. */
  confirm() {
    if (this.#seen) {
      this.#send({ type: "confirm", ...this.#seen });
    }
  }

  /** Asks for an acknowledgement; the result's message carries the returned name. Null when there is no connection. */
  acknowledge(bed, alarm, operator) {
    const request = `r${++this.#requests}`;
    const message = { type: "acknowledge", request, bed, alarmId: alarm.alarmId, occurrence: alarm.occurrence, operator };
    return this.#send(message) ? request : null;
  }

  /** Tells the gateway that this page can, or cannot any more, be heard. */
  setSound(sound) {
    if (this.sound !== sound) {
      this.sound = sound;
      this.#beat();
    }
  }

  /** Drops the connection and makes a new one, as when an alarm event is missing. */
  restart() {
    this.#socket?.close();
    this.#onClose(this.#socket);
  }

  #connect() {
    const socket = new WebSocket(`ws://${location.host}/station/v1`);
    this.#socket = socket;
    this.#triedAt = performance.now();
    this.#synced = false;
    this.#clock.restart();
    this.dispatchEvent(new Event("connecting"));
    socket.onopen = () => {
      this.#send({ type: "hello", protocol: PROTOCOL, ...this.#identity, ...this.#seen });
      this.#beat();
    };
    socket.onmessage = (event) => {
      if (socket === this.#socket) {
        this.#onMessage(JSON.parse(event.data));
      }
    };
    socket.onclose = () => this.#onClose(socket);
  }

  #onMessage(message) {
    if (message.type === "heartbeat" || message.type === "snapshot") {
      this.#heardAt = performance.now();
      this.#retryMillis = FIRST_RETRY_MILLIS;
    }
    this.dispatchEvent(new CustomEvent("message", { detail: message }));
    this.#synced ||= message.type === "snapshot";
    if (this.lost && this.#synced && this.silentMillis() < LOST_AFTER_MILLIS) {
      this.lost = false;
      this.dispatchEvent(new Event("status"));
    }
  }

  #onClose(socket) {
    if (socket !== this.#socket || socket === null) {
      return;
    }
    this.#socket = null;
    setTimeout(() => this.#connect(), this.#retryMillis);
    this.#retryMillis = Math.min(2 * this.#retryMillis, LONGEST_RETRY_MILLIS);
  }

  #check() {
    const slept = this.#clock.slept();
    if (!this.lost && (slept || this.silentMillis() > LOST_AFTER_MILLIS)) {
      this.lost = true;
      this.dispatchEvent(new Event("status"));
    }
    const waited = performance.now() - Math.max(this.#triedAt, this.#heardAt);
    if (this.#socket && (slept || waited > 2 * LOST_AFTER_MILLIS)) {
      this.restart();
    }
  }

  #beat() {
    this.#send({ type: "heartbeat", visible: document.visibilityState === "visible", sound: this.sound });
  }

  #send(message) {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) {
      this.#socket.send(JSON.stringify(message));
    }
    return open;
  }
}
