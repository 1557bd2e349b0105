// <form data-keep-typing>: what is typed is not lost by a link, a log-in that has run out or an error. The browser asks
// before the page is left, and what was not saved is offered when the person comes back to it.
// data-unsaved: the page came back with something to put right, so that even what it came with is not saved.
// Of what is typed on the page of a svarslänk all is kept, saved or not, so that the browser can give it back when the
// link leads nowhere any more.
// A view that saves such a form answers with a success message, or with data-kept on another message or a part: by that it is known that
// nothing has to be kept.
import { fieldsOf, inWords, isChanged, put, rowsOf, valueOf } from "./typing/fields.js";
import { drop, nameFor, noteHere, noteSent, read, saidIn, takeSent, typedHere, write } from "./typing/store.js";

const user = document.querySelector("[data-user-id]")?.dataset.userId;
const isByLink = user?.startsWith("svar-");
const sent = takeSent();
if (sent && document.querySelector('[data-message][data-tone="success"], [data-kept]')) {
  drop(sent);
  drop(saidIn(sent));
}

class Typing {
  constructor(form) {
    this.form = form;
    this.name = nameFor(user, form);
    this.isSent = false;
    this.offered = null;
    this.touched = new Set();
    if (isByLink) for (const name of ["input", "samverka:typed"]) form.addEventListener(name, (event) => this.touch(event));
    // What was sent and came back stands in the fields; what is typed now is added to it.
    this.before = this.isUnsaved ? (read(this.name)?.fields ?? {}) : {};
  }

  get isUnsaved() {
    return "unsaved" in this.form.dataset;
  }

  // By which the server knows what the person had seen.
  get mark() {
    return this.form.elements.seen ?? this.form.elements.version;
  }

  get changed() {
    return [...fieldsOf(this.form)].filter(([name, control]) => name in this.before || isChanged(control));
  }

  get isDirty() {
    return this.isUnsaved || this.changed.length > 0;
  }

  touch({ target }) {
    if (!target.name || target.type === "file") return;
    this.touched.add(target);
    // Too late when the page is left.
    noteHere(this.name);
  }

  // Saved or not.
  keepSaid() {
    if (!this.touched.size) return;
    const name = saidIn(this.name);
    const now = [...this.touched].map((control) => [control.name, inWords(control)]);
    write(name, { at: Date.now(), fields: { ...read(name)?.fields, ...Object.fromEntries(now) } });
  }

  keep() {
    this.keepSaid();
    const { changed } = this;
    if (!changed.length) return;
    const now = changed.map(([name, control]) => [name, { value: valueOf(control), ...inWords(control) }]);
    const seen = this.offered?.seen ?? this.mark?.value;
    const fields = { ...this.offered?.fields, ...Object.fromEntries(now) };
    write(this.name, { at: Date.now(), rows: rowsOf(this.form), seen, fields });
  }

  // What an earlier visit left, unless it stands there already.
  offer() {
    const kept = this.isUnsaved ? null : read(this.name);
    if (!kept) return;
    const fields = fieldsOf(this.form);
    const rest = Object.entries(kept.fields).filter(([name, { value }]) => {
      const control = fields.get(name);
      return !control || valueOf(control) !== value;
    });
    if (!rest.length) return;
    const fits = kept.rows === rowsOf(this.form) && rest.every(([name]) => fields.has(name));
    this.show(kept, rest, fits);
  }

  show(kept, rest, fits) {
    const panel = document.querySelector("template[data-kept-typing]").content.firstElementChild.cloneNode(true);
    fill(panel.querySelector("dl"), rest.map(([, each]) => each));
    panel.querySelector("time").textContent = when(kept.at);
    panel.querySelector("[data-fits]").hidden = !fits;
    panel.querySelector("[data-moved]").hidden = fits;
    const back = panel.querySelector('[data-act="back"]');
    back.hidden = !fits;
    back.addEventListener("click", () => {
      this.close(panel);
      this.putBack(kept, rest);
    });
    panel.querySelector('[data-act="throw"]').addEventListener("click", () => {
      drop(this.name);
      this.close(panel);
      this.form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
    this.offered = fits ? kept : null;
    this.form.before(panel);
    for (let at = panel.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    panel.focus();
  }

  close(panel) {
    this.offered = null;
    panel.remove();
  }

  // With the marks of the page that it was typed on, so that nobody's change in between is written over unawares.
  putBack(kept, rest) {
    const fields = fieldsOf(this.form);
    if (kept.seen) this.mark.value = kept.seen;
    for (const [name, { value }] of rest) put(fields.get(name), value);
    const first = fields.get(rest[0][0]);
    first.closest("details")?.setAttribute("open", "");
    // The field of a formatted text is hidden behind its editor; its label leads there.
    if (first.hidden) first.labels[0].click();
    else first.focus();
  }
}

function fill(list, fields) {
  for (const { label, words } of fields) if (words !== undefined) list.append(row(label, words));
}

function row(label, words) {
  const part = document.createElement("div");
  part.append(document.createElement("dt"), document.createElement("dd"));
  part.firstElementChild.textContent = label;
  part.lastElementChild.textContent = words || "–";
  return part;
}

function when(at) {
  const clock = { hour: "2-digit", minute: "2-digit" };
  return `kl. ${new Date(at).toLocaleTimeString("sv-SE", clock).replace(":", ".")}`;
}

// A link that leads nowhere any more: the browser gives back what was typed in this very tab; the server says nothing.
const gone = document.querySelector("[data-typed-here]");
const said = gone && !document.getElementById("typed-title") && read(saidIn(typedHere()));
if (said) {
  const list = gone.querySelector("dl");
  for (const { label, words } of Object.values(said.fields)) if (words) list.append(row(label, words));
  gone.hidden = !list.children.length;
}

// What was sent from the page before, and not taken: what was changed there, by the names of its fields.
const refused = document.querySelector("[data-typed-sent]");
const changed = refused && sent && read(sent)?.fields;
if (changed) {
  fill(refused.querySelector("dl"), Object.values(changed));
  refused.querySelector("[data-all]").remove();
  refused.querySelector("[data-changed]").hidden = false;
}

const typings = user ? [...document.querySelectorAll("form[data-keep-typing]")].map((form) => new Typing(form)) : [];

for (const typing of typings) {
  typing.form.addEventListener("submit", () => {
    typing.isSent = true;
    typing.keep();
    noteSent(typing.name);
  });
}

if (typings.length) {
  window.addEventListener("beforeunload", (event) => {
    if (typings.some((typing) => typing.isSent)) return;
    if (typings.some((typing) => typing.isDirty)) event.preventDefault();
  });
  const keepAll = () => typings.forEach((typing) => typing.keep());
  window.addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepAll());
  // After the browser has put back what it remembers by itself, and when the page is shown again as it was left.
  window.addEventListener("pageshow", (event) => {
    for (const typing of typings) {
      typing.isSent = false;
      if (!event.persisted) typing.offer();
    }
  });
}
