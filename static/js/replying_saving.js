// <form data-reply>: saves itself a moment after one has typed, at the latest when one has typed for a while or leaves the
// page, and goes on trying when the server does not answer.
// Seldom enough for how often a link may be written by.
const AFTER = 3500;
const AT_MOST = 10_000;
const AGAIN = 10_000;

class LoggedOut extends Error {}
// What was asked is taken back or answered, and nothing can be saved any more.
class Closed extends Error {}

export class SelfSaving {
  constructor(form) {
    this.form = form;
    this.saved = form.querySelector("[data-saved]");
    this.isDirty = false;
    this.isClosed = false;
    this.running = null;
    for (const name of ["input", "samverka:typed"]) form.addEventListener(name, ({ target }) => this.typed(target));
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    window.addEventListener("pagehide", () => this.leave());
  }

  typed(field) {
    if (field.type === "file") return;
    this.since ??= Date.now();
    this.wait(Math.max(0, Math.min(AFTER, this.since + AT_MOST - Date.now())));
  }

  wait(delay) {
    if (this.isClosed) return;
    this.isDirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // What is being saved is finished first, so that the same text does not come in twice.
  submit(event) {
    if (this.isClosed) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return this.say(this.form.dataset.closed);
    }
    clearTimeout(this.timer);
    this.isDirty = false;
    if (!this.running) return;
    const { submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.running.finally(() => this.form.requestSubmit(submitter));
  }

  // The browser may end the page at any moment, and with it what is being sent, unless it is told to see it through.
  leave() {
    if (!this.isDirty && !this.running) return;
    clearTimeout(this.timer);
    this.save({ keepalive: true });
  }

  async save({ keepalive = false } = {}) {
    if (this.running && !keepalive) return this.wait(AFTER);
    this.isDirty = false;
    this.since = undefined;
    this.say(this.form.dataset.saving);
    const running = this.send(keepalive);
    this.running = running;
    try {
      await running;
    } catch (error) {
      this.fail(error);
    } finally {
      if (this.running === running) this.running = null;
    }
  }

  fail(error) {
    const { closed, loggedOut, offline } = this.form.dataset;
    this.isClosed ||= error instanceof Closed;
    if (this.isClosed) return this.say(closed);
    this.say(error instanceof LoggedOut ? loggedOut : offline);
    this.wait(AGAIN);
  }

  async send(keepalive) {
    const sent = new Map(this.fields().map((field) => [field, valueOf(field)]));
    let answer = await this.post(keepalive);
    if (answer.status === 403) {
      await this.renew();
      answer = await this.post(keepalive);
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new LoggedOut();
    if (answer.status === 404) throw new Closed();
    if (!answer.headers.get("content-type")?.includes("json")) throw new Error(answer.statusText);
    this.take(await answer.json(), sent);
  }

  async post(keepalive) {
    const headers = { accept: "application/json" };
    const request = { method: "POST", body: this.body(), headers, redirect: "manual" };
    if (!keepalive) return fetch(location.href, request);
    // No browser promises to see more than 64 kB through; then it is sent as long as the page lives.
    return fetch(location.href, { ...request, keepalive }).catch(() => fetch(location.href, request));
  }

  // After a new login the page's token is old; somebody else's login is no way to save what this person typed.
  async renew() {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (!answer.ok) throw new LoggedOut();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]");
    if (!token || userOf(page) !== userOf(document)) throw new LoggedOut();
    this.form.elements.csrfmiddlewaretoken.value = token.value;
  }

  // A remark that is to be taken away is taken away when the person saves; a file is read when that is asked for.
  body() {
    const data = new FormData(this.form);
    for (const name of [...data.keys()]) if (name.startsWith("remove:") || name === "file") data.delete(name);
    return data;
  }

  take(data, sent) {
    this.say(data.message ?? data.sentence);
    if (data.status === "warning") this.form.querySelector("[data-confirm-numbers]").hidden = false;
    if (data.status !== "saved") return;
    for (const [token, other] of Object.entries(data.beside)) this.rename(token, other);
    for (const [token, version] of Object.entries(data.versions)) this.note(token, version);
    for (const [field, value] of sent) settle(field, value);
  }

  note(token, version) {
    const at = this.form.elements[`at:${token}`];
    if (at) at.value = at.value.replace(/\|\d+$/, `|${version}`);
  }

  // Somebody wrote in the same remark: these fields are now those of the one that was kept beside it.
  rename(token, other) {
    for (const field of this.form.querySelectorAll(`[name$=":${token}"]`)) {
      field.name = field.name.slice(0, -token.length) + other;
    }
  }

  fields() {
    return [...this.form.elements].filter((field) => field.name && field.type !== "hidden" && "value" in field);
  }

  say(words) {
    this.saved.textContent = words;
  }
}

function userOf(page) {
  return page.querySelector("[data-user-id]")?.dataset.userId;
}

function valueOf(field) {
  return field.type === "checkbox" ? field.checked : field.value;
}

// What is saved is no longer a change that the browser should ask about.
function settle(field, value) {
  if (field.name.startsWith("remove:")) return;
  if (field.type === "checkbox") field.defaultChecked = value;
  else if (field.tagName === "TEXTAREA" || field.type === "text") field.defaultValue = value;
}
