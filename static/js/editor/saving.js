// Saves one section: soon after typing stops, at the latest after a while, again when it failed, and never over
// somebody else's words. The section says how it looks to the writer through `show`.
import { LoggedOut, post } from "./server.js";

const PAUSE = 1200;
const LONGEST = 8000;
const FIRST_RETRY = 3000;
const LAST_RETRY = 30000;
const page = crypto.randomUUID().slice(0, 18);
let saves = 0;

export class Saver {
  constructor({ address, version, read, keeper, show }) {
    Object.assign(this, { address, version, read, keeper, show });
    this.saved = JSON.stringify(read());
    this.retry = FIRST_RETRY;
    this.isHeld = false;
  }

  get isDirty() {
    return JSON.stringify(this.read()) !== this.saved;
  }

  // Something was typed.
  touch() {
    if (!this.isDirty) return;
    this.keeper.keep({ ...this.read(), version: this.version });
    if (this.isHeld) return;
    this.firstTouch ??= Date.now();
    this.after(Math.max(0, Math.min(PAUSE, this.firstTouch + LONGEST - Date.now())));
  }

  after(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // Saves now. One save at a time: what is typed meanwhile goes with the next one.
  async save({ confirmed = false, keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.isHeld && !confirmed) return;
    if (this.running && !keepalive) await this.running;
    if (!this.isDirty) return;
    this.running = this.send(confirmed, keepalive);
    await this.running;
    this.running = null;
  }

  async send(confirmed, keepalive) {
    const text = this.read();
    const sent = JSON.stringify(text);
    // The same text tried again has the same token, so that a retry is no conflict with oneself.
    if (this.tried?.sent !== sent) this.tried = { sent, token: `${page}.${(saves += 1)}` };
    const body = { ...text, version: this.version, token: this.tried.token, confirmed };
    this.show("saving");
    try {
      const { data } = await post(this.address, body, { keepalive });
      this.answered(data, sent);
    } catch (error) {
      this.show(error instanceof LoggedOut ? "logged-out" : "offline");
      this.after(this.retry);
      this.retry = Math.min(this.retry * 2, LAST_RETRY);
    }
  }

  answered(data, sent) {
    this.retry = FIRST_RETRY;
    this.firstTouch = null;
    if (data.status === "saved") return this.keptByServer(data, sent);
    this.isHeld = data.status !== "warning";
    return this.show(data.status ?? "refused", data);
  }

  keptByServer(data, sent) {
    this.version = data.version;
    this.saved = sent;
    this.isHeld = false;
    this.tried = null;
    this.show("saved", data);
    if (this.isDirty) this.touch();
    else this.keeper.drop();
  }

  // The server's text is now the one on the page, at this version.
  restart(version) {
    this.version = version;
    this.saved = JSON.stringify(this.read());
    this.isHeld = false;
    this.tried = null;
    this.keeper.drop();
  }
}

export const retryAll = (savers) => {
  for (const saver of savers) if (saver.isDirty) saver.after(0);
};
