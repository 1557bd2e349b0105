// Saves one section: soon after typing stops, at the latest after a while, again when it failed, and never over
// somebody else's words. How it stands is told through `show(state, answer)`.
import { LoggedOut, Offline, OtherUser, post } from "./server.js";

const PAUSE = 1200;
const LONGEST = 8000;
const FIRST_RETRY = 3000;
const LAST_RETRY = 15000;
const page = crypto.getRandomValues(new Uint32Array(2)).join("-");
let saves = 0;

export class Saver {
  constructor({ address, version, read, keeper, show }) {
    Object.assign(this, { address, version, read, keeper, show });
    this.saved = JSON.stringify(read());
    // The latest text that the server has, in the section or as one of two to choose between.
    this.stored = this.saved;
    this.retry = FIRST_RETRY;
    this.failures = 0;
    // Held: nothing is sent until somebody has said what should become of the text.
    this.isHeld = false;
    this.queue = Promise.resolve();
  }

  get isSaved() {
    return JSON.stringify(this.read()) === this.saved;
  }

  get isStored() {
    return JSON.stringify(this.read()) === this.stored;
  }

  // Something was typed.
  touch() {
    if (this.isStored) return this.undone();
    this.keeper.keep({ ...this.read(), version: this.version });
    if (this.isHeld) return;
    this.firstTouch ??= Date.now();
    this.after(Math.max(0, Math.min(PAUSE, this.firstTouch + LONGEST - Date.now())));
  }

  // What was typed has been taken away again: there is nothing to save, and nothing to ask about.
  undone() {
    clearTimeout(this.timer);
    this.keeper.drop();
    if (this.isSaved) this.show("unchanged");
  }

  after(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // Saves now, if there is something to save. One save at a time: what is typed meanwhile goes with the next one.
  save({ confirmed = false } = {}) {
    clearTimeout(this.timer);
    const { failures } = this;
    // One that waited while the one before failed need not fail too: it is soon tried again.
    const isIdle = () => this.isStored || this.isHeld || this.failures > failures;
    this.queue = this.queue.catch(() => {}).then(() => (isIdle() ? null : this.send({ confirmed })));
    return this.queue;
  }

  // Promises that nothing is on its way to the server.
  rest() {
    clearTimeout(this.timer);
    return this.queue;
  }

  // The page is going away: there is no time to wait for the save before.
  saveAtOnce() {
    if (!this.isStored && !this.isHeld) this.send({ keepalive: true });
  }

  async send({ confirmed = false, keepalive = false }) {
    const text = this.read();
    const sent = JSON.stringify(text);
    // The same text tried again has the same token, so that a retry is no conflict with oneself.
    if (this.tried?.sent !== sent) this.tried = { sent, token: `${page}.${(saves += 1)}` };
    this.show("saving");
    try {
      const body = { ...text, version: this.version, token: this.tried.token, confirmed };
      const { data } = await post(this.address, body, { keepalive });
      this.answered(data, sent);
    } catch (error) {
      this.failed(error);
    }
  }

  answered(data, sent) {
    this.retry = FIRST_RETRY;
    this.firstTouch = null;
    if (data.status === "saved") return this.keptByServer(data, sent);
    this.isHeld = data.status === "removed";
    if (data.status === "conflict") this.nowStored(sent);
    return this.show(data.status ?? "refused", data);
  }

  failed(error) {
    this.failures += 1;
    this.after(this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY);
    this.show(stateAfter(error));
  }

  keptByServer(data, sent) {
    this.restart(data.version, sent);
    this.show("saved", data);
    if (!this.isStored) this.touch();
  }

  // The text `sent` is now the server's, at this version; what was typed since is still to be saved.
  restart(version, sent) {
    this.version = version;
    this.saved = sent;
    this.isHeld = false;
    this.tried = null;
    this.nowStored(sent);
  }

  nowStored(sent) {
    this.stored = sent;
    if (this.isStored) this.keeper.drop();
  }
}

// What an error in talking to the server means for the one who writes.
export function stateAfter(error) {
  if (error instanceof LoggedOut) return "logged-out";
  if (error instanceof OtherUser) return "other-user";
  if (error instanceof Offline) return "offline";
  throw error;
}
