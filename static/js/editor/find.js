// Find and replace in the whole paper, headings included. What is replaced can be undone in its section.
const OBJECT = "￼";

export class Finder {
  constructor(panel, sections) {
    this.panel = panel;
    this.sections = sections;
    this.form = panel.querySelector("form");
    this.status = panel.querySelector("[data-found]");
    this.place = -1;
    this.form.addEventListener("input", () => this.count());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this[{ next: "next", one: "replaceOne", all: "replaceAll" }[event.submitter?.value] ?? "next"]();
    });
    panel.querySelector("[data-close]").addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  open() {
    this.returnTo = document.activeElement;
    this.panel.hidden = false;
    this.form.elements.find.focus();
    this.form.elements.find.select();
    this.count();
  }

  close() {
    this.panel.hidden = true;
    this.returnTo?.focus();
  }

  get wanted() {
    return this.form.elements.find.value;
  }

  // Every place in the paper, in reading order: {section, from, to} in a text, {section, index} in a heading.
  places() {
    if (!this.wanted) return [];
    return this.sections().flatMap((section) => [...this.inHeading(section), ...this.inText(section)]);
  }

  inHeading(section) {
    return occurrences(section.heading.value, this.wanted, this.isExact).map((index) => ({ section, index }));
  }

  inText(section) {
    const found = [];
    section.text?.editor.state.doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      const text = node.textBetween(0, node.content.size, "", OBJECT);
      for (const index of occurrences(text, this.wanted, this.isExact)) {
        const from = position + 1 + index;
        found.push({ section, from, to: from + this.wanted.length });
      }
      return false;
    });
    return found;
  }

  get isExact() {
    return this.form.elements.exact.checked;
  }

  count() {
    this.place = -1;
    this.say(this.places().length);
  }

  say(count, replaced = null) {
    const words = this.status.dataset;
    const sentence = replaced === null ? (count ? words.many : words.none) : words.replaced;
    this.status.textContent = this.wanted ? sentence.replace("%n", replaced ?? count) : "";
  }

  next() {
    const places = this.places();
    this.say(places.length);
    if (!places.length) return;
    this.place = (this.place + 1) % places.length;
    this.show(places[this.place]);
  }

  show({ section, from, to, index }) {
    if (index !== undefined) {
      section.heading.focus();
      section.heading.setSelectionRange(index, index + this.wanted.length);
    } else {
      section.text.editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run();
    }
    section.element.scrollIntoView({ block: "center" });
  }

  replaceOne() {
    const places = this.places();
    const place = places[Math.max(this.place, 0)];
    if (!place) return this.say(0);
    this.replace([place]);
    this.place = Math.max(this.place, 0) - 1;
    return this.next();
  }

  replaceAll() {
    const places = this.places();
    this.replace(places);
    this.place = -1;
    this.say(0, places.length);
  }

  // From the end, so that the places before stay where they were.
  replace(places) {
    const replacement = this.form.elements.replacement.value;
    const steps = new Map();
    for (const place of [...places].reverse()) {
      if (place.index !== undefined) replaceInHeading(place, this.wanted.length, replacement);
      else replaceInText(steps, place, replacement);
    }
    for (const [editor, step] of steps) editor.view.dispatch(step);
  }
}

function occurrences(text, wanted, isExact) {
  const [hay, needle] = isExact ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  const found = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) found.push(at);
  return found;
}

function replaceInHeading({ section, index }, length, replacement) {
  const { value } = section.heading;
  section.heading.value = value.slice(0, index) + inCaseOf(value[index], replacement) + value.slice(index + length);
  section.heading.dispatchEvent(new Event("input"));
}

function replaceInText(steps, { section, from, to }, replacement) {
  const { editor } = section.text;
  const step = steps.get(editor) ?? editor.state.tr;
  const marks = editor.state.doc.resolve(from + 1).marks();
  const words = inCaseOf(editor.state.doc.textBetween(from, from + 1), replacement);
  if (words) step.replaceWith(from, to, editor.schema.text(words, marks));
  else step.delete(from, to);
  steps.set(editor, step);
}

// A word that began a sentence still begins it.
function inCaseOf(first, replacement) {
  const isCapital = first !== first.toLowerCase();
  return isCapital ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}
