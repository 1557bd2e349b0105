// <form data-keep-typing>: what is typed is not lost by a link, a log-in that has run out or an error. The browser asks
// before the page is left, and what was not saved is offered when the person comes back to it.
// data-unsaved: the page came back with something to put right, so that even what it came with is not saved.
// A view that saves such a form answers with a success message, or a page that says data-kept: by that it is known that
// nothing has to be kept.
import { fieldsOf, inWords, isChanged, put, rowsOf, valueOf } from "./typing/fields.js";
import { drop, nameFor, noteSent, read, takeSent, write } from "./typing/store.js";

const user = document.querySelector("[data-user-id]")?.dataset.userId;
const sent = takeSent();
if (sent && document.querySelector('[data-message][data-tone="success"], [data-kept]')) drop(sent);

class Typing {
  constructor(form) {
    this.form = form;
    this.name = nameFor(user, form);
    this.isSent = false;
    this.offered = null;
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

  keep() {
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
    const list = panel.querySelector("dl");
    for (const [, { label, words }] of rest) if (words !== undefined) list.append(row(label, words));
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
