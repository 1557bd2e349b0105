// <form data-reply>: saves itself a moment after one has typed, and goes on trying when the server does not answer.
// Seldom enough for how often a link may be written by.
const AFTER = 3500;
const AGAIN = 10_000;

class LoggedOut extends Error {}

export class SelfSaving {
  constructor(form) {
    this.form = form;
    this.saved = form.querySelector("[data-saved]");
    this.isDirty = false;
    this.running = null;
    for (const name of ["input", "samverka:typed"]) form.addEventListener(name, () => this.wait(AFTER));
    form.addEventListener("submit", (event) => this.submit(event));
  }

  wait(delay) {
    this.isDirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // What is being saved is finished first, so that the same text does not come in twice.
  submit(event) {
    clearTimeout(this.timer);
    this.isDirty = false;
    if (!this.running) return;
    const { submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.running.finally(() => this.form.requestSubmit(submitter));
  }

  async save() {
    if (this.running) return this.wait(AFTER);
    this.isDirty = false;
    this.say(this.form.dataset.saving);
    this.running = this.send();
    try {
      await this.running;
    } catch (error) {
      this.say(error instanceof LoggedOut ? this.form.dataset.loggedOut : this.form.dataset.offline);
      this.running = null;
      this.wait(AGAIN);
    } finally {
      this.running = null;
    }
  }

  async send() {
    const sent = new Map(this.fields().map((field) => [field, valueOf(field)]));
    let answer = await this.post();
    if (answer.status === 403) {
      await this.renew();
      answer = await this.post();
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new LoggedOut();
    if (!answer.headers.get("content-type")?.includes("json")) throw new Error(answer.statusText);
    this.take(await answer.json(), sent);
  }

  post() {
    const headers = { accept: "application/json" };
    return fetch(location.href, { method: "POST", body: this.body(), headers, redirect: "manual" });
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

  // A remark that is to be taken away is taken away when the person saves.
  body() {
    const data = new FormData(this.form);
    for (const name of [...data.keys()]) if (name.startsWith("remove:")) data.delete(name);
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

  // A colleague wrote in the same remark: these fields are now those of the one that was kept beside it.
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
