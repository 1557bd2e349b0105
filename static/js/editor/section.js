// One section on the page: heading and text, and how its saving stands.
import { Choices } from "./choices.js";
import { Heading } from "./heading.js";
import { Keeper } from "./keeping.js";
import { offerKept } from "./kept.js";
import { copyOf } from "./parts.js";
import { cleanAt } from "./paste.js";
import { RichText } from "./rich_text.js";
import { Saver } from "./saving.js";

export class Section {
  // onFocus(section, part): part is "text" or "heading". onState(section, state, message, answer): saving, saved, offline, …
  constructor(element, { user, cleanAddress, onFocus, onState }) {
    Object.assign(this, { element, cleanAddress, onFocus, onState });
    this.key = element.dataset.section;
    this.form = element.querySelector("[data-save]");
    this.status = element.querySelector("[data-saved]");
    this.heading = this.beginHeading();
    this.text = this.beginText();
    this.saver = new Saver({
      address: this.form.action,
      version: Number(this.form.elements.version.value),
      read: () => this.read(),
      keeper: new Keeper(user, this.form.getAttribute("action")),
      show: (state, answer) => this.show(state, answer),
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.saver.save();
    });
    this.choices = new Choices(this);
    offerKept(this);
    this.drawEmpty();
    element.addEventListener("focusout", () => this.drawEmpty());
  }

  beginHeading() {
    return new Heading(this.form.elements.heading, {
      onChange: () => this.changed(),
      onFocus: () => this.onFocus(this, "heading"),
      onEnter: () => this.text?.editor.commands.focus("start"),
    });
  }

  beginText() {
    const field = this.element.querySelector("[data-rich-text]");
    if (!field) return null;
    const label = this.element.querySelector(`label[for="${field.id}"]`);
    const text = new RichText(field, {
      labelledBy: `${label.id} ${this.element.getAttribute("aria-labelledby")}`,
      onChange: () => this.changed(),
      onFocus: () => this.onFocus(this, "text"),
      clean: cleanAt(this.cleanAddress),
    });
    label.addEventListener("click", () => text.focus());
    return text;
  }

  changed() {
    this.drawName();
    this.choices.follow();
    this.saver.touch();
  }

  // What to write is said where nothing is written, and does not go away under the hands of the one who begins.
  drawEmpty() {
    this.element.toggleAttribute("data-empty", !this.read().html);
  }

  // The hidden heading, the names of the buttons and the list of sections follow what is written.
  drawName() {
    const name = this.heading.text.trim() || this.text?.firstWords || this.element.dataset.nameless;
    if (name === this.name) return;
    for (const each of this.element.querySelectorAll("[data-title], [data-named]")) each.textContent = name;
    const link = document.querySelector(`.contents a[href="#${this.element.id}"]`);
    if (link) link.textContent = name;
  }

  read() {
    return { heading: this.heading.text, html: this.text?.html ?? "" };
  }

  write({ heading, html }) {
    this.heading.text = heading;
    if (this.text) this.text.html = html;
  }

  // A text from an earlier visit, saved on top of the version that it was written from.
  takeBack(kept) {
    this.write(kept);
    this.saver.version = kept.version;
    this.saver.save();
  }

  // The words for the state stand on the element that shows them.
  show(state, answer = {}) {
    this.element.dataset.state = state;
    this.status.textContent = answer.message ?? this.status.dataset[inCamelCase(state)] ?? this.status.dataset.notSaved;
    if (state === "logged-out" || state === "other-user") this.status.append(" ", copyOf("log-in"));
    this.choices.show(state, answer);
    this.onState(this, state, this.status.textContent, answer);
  }

  get name() {
    return this.element.querySelector("[data-title]").textContent;
  }

  // What has to be answered before the text can be saved; the text itself when there is nothing to answer.
  focusProblem() {
    this.element.scrollIntoView({ block: "center" });
    if (this.choices.panel) this.choices.panel.focus();
    else this.focus();
  }

  focus() {
    if (this.text) this.text.focus();
    else this.heading.field.focus();
  }
}

function inCamelCase(state) {
  return state.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
