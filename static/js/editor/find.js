// Find and replace in the whole paper, headings included. What is replaced can be undone.
import { mark, unmark } from "./marking.js";
import { Printed } from "./printed.js";
import { Replacement } from "./replacing.js";

const OBJECT = "￼";

export class Finder {
  // sections(): all sections in reading order. button: the one that opens and closes the panel.
  constructor(panel, { sections, button }) {
    Object.assign(this, { panel, sections, button });
    this.form = panel.querySelector("form");
    this.status = panel.querySelector("[data-found]");
    this.printed = new Printed(panel.querySelector("[data-printed]"));
    this.undoButton = panel.querySelector("[data-undo-replace]");
    this.form.addEventListener("input", (event) => event.target.name !== "replacement" && this.count());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      // The second click of a double click is not asking for the same thing twice.
      if (this.isDoubleClick && event.submitter?.value === "all") return;
      const act = { one: "replaceOne", all: "replaceAll" }[event.submitter?.value] ?? "next";
      this[act]();
    });
    this.form.addEventListener("click", ({ detail }) => (this.isDoubleClick = detail > 1), { capture: true });
    this.undoButton.addEventListener("click", () => this.undo());
    panel.querySelector("[data-close]").addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    button.addEventListener("click", () => (panel.hidden ? this.open() : this.close()));
  }

  open() {
    if (this.panel.hidden) this.returnTo = document.activeElement;
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.form.elements.find.focus();
    this.form.elements.find.select();
    this.count();
  }

  // Opened from elsewhere, with the words to seek and those to put in their place.
  openWith(find, replacement) {
    this.form.elements.find.value = find;
    this.form.elements.replacement.value = replacement;
    this.open();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  // To the place that was found, otherwise to where one came from.
  close() {
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    unmark();
    if (this.current) enter(this.current);
    else this.returnTo?.focus();
    this.current = null;
  }

  // What is sought as a pattern; any kind of space in the text answers to a space. Null when nothing is sought.
  get pattern() {
    const wanted = this.form.elements.find.value.normalize("NFC");
    if (!wanted.trim()) return null;
    const escaped = wanted.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s/g, "\\s");
    return new RegExp(escaped, this.isExact ? "g" : "gi");
  }

  get isExact() {
    return this.form.elements.exact.checked;
  }

  // Every place in the paper, in reading order: {section, from, to} in a text, with isHeading in a heading.
  places() {
    const { pattern } = this;
    if (!pattern) return [];
    return this.sections().flatMap((section) => [...inHeading(section, pattern), ...inText(section, pattern)]);
  }

  count() {
    this.hasReplacedAll = false;
    this.current = null;
    this.at = -1;
    const places = this.places();
    mark(places);
    this.say(sentenceFor(places.length, ["none", "one", "many"]), places.length);
    this.printed.show(this.pattern);
  }

  say(name, count, place = 0) {
    const words = this.status.dataset[name] ?? "";
    this.status.textContent = this.pattern ? words.replace("%n", count).replace("%p", place) : "";
  }

  next() {
    return this.goTo(this.at + 1);
  }

  goTo(number) {
    const places = this.places();
    if (!places.length) return this.count();
    this.at = number % places.length;
    this.current = places[this.at];
    mark(places, this.current);
    show(this.current);
    return this.say("place", places.length, this.at + 1);
  }

  // The first press shows the place, the next one replaces it.
  replaceOne() {
    if (!this.current) return this.next();
    const at = this.at;
    this.replace([this.places()[at]]);
    return this.goTo(at);
  }

  replaceAll() {
    const places = this.places();
    // Pressed again: what it did the first time still stands there.
    if (!places.length) return this.hasReplacedAll ? undefined : this.count();
    this.replace(places);
    this.hasReplacedAll = true;
    unmark();
    this.current = null;
    this.at = -1;
    return this.say(places.length === 1 ? "replacedOne" : "replaced", places.length);
  }

  replace(places) {
    this.replacement = new Replacement(places, this.form.elements.replacement.value, { isExact: this.isExact });
    this.undoButton.hidden = false;
  }

  undo() {
    this.replacement.undo();
    this.undoButton.hidden = true;
    this.form.elements.find.focus();
    this.count();
    this.say("undone");
  }
}

function sentenceFor(count, names) {
  return names[Math.min(count, 2)];
}

function inHeading(section, pattern) {
  return matches(section.heading.text, pattern).map((found) => ({ section, isHeading: true, ...found }));
}

function inText(section, pattern) {
  const found = [];
  section.text?.editor.state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "", OBJECT);
    for (const { from, to } of matches(text, pattern)) {
      found.push({ section, from: position + 1 + from, to: position + 1 + to });
    }
    return false;
  });
  return found;
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
}

// The place comes into view, and the cursor stays in the field where one seeks.
function show({ section, isHeading, from }) {
  const place = isHeading ? section.heading.field : section.text.editor.view.domAtPos(from).node;
  const element = place instanceof Element ? place : place.parentElement;
  element.scrollIntoView({ block: "center" });
}

function enter({ section, isHeading, from, to }) {
  if (isHeading) {
    section.heading.focus();
    section.heading.field.setSelectionRange(from, to);
  } else {
    section.text.editor.chain().focus().setTextSelection({ from, to }).run();
  }
}
