// The heading of a section: one paragraph that grows over as many lines as it needs.
export class Heading {
  constructor(field, { onChange, onFocus, onEnter }) {
    this.field = field;
    this.grow();
    field.addEventListener("input", () => {
      if (field.value.includes("\n")) field.value = field.value.replace(/\s*\n\s*/g, " ");
      this.grow();
      onChange();
    });
    field.addEventListener("focus", onFocus);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      onEnter();
    });
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.replace(0, this.field.value.length, text);
  }

  // As if it had been typed, so that the browser can undo it.
  replace(from, to, text) {
    const before = document.activeElement;
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(from, to);
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) this.byHand(from, to, text);
    before?.focus({ preventScroll: true });
  }

  byHand(from, to, text) {
    this.field.setRangeText(text, from, to);
    this.field.dispatchEvent(new Event("input"));
  }

  // The box around it has the same words and gives the field its height.
  grow() {
    this.field.closest("[data-grow]").dataset.grow = `${this.field.value} `;
  }

  focus() {
    this.field.focus();
  }

  undo() {
    this.focus();
    document.execCommand("undo");
  }

  redo() {
    this.focus();
    document.execCommand("redo");
  }
}
