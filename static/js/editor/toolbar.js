// One toolbar for all sections, as in a word processor: it works on the section that one last wrote in.
const commands = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  heading3: (chain) => chain.toggleHeading({ level: 3 }),
  heading4: (chain) => chain.toggleHeading({ level: 4 }),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  sink: (chain) => chain.sinkListItem("listItem"),
  lift: (chain) => chain.liftListItem("listItem"),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  addRow: (chain) => chain.addRowAfter(),
  addColumn: (chain) => chain.addColumnAfter(),
  deleteRow: (chain) => chain.deleteRow(),
  deleteColumn: (chain) => chain.deleteColumn(),
  deleteTable: (chain) => chain.deleteTable(),
};
const active = {
  bold: ["bold"],
  italic: ["italic"],
  heading3: ["heading", { level: 3 }],
  heading4: ["heading", { level: 4 }],
  bulletList: ["bulletList"],
  orderedList: ["orderedList"],
  link: ["link"],
};

export class Toolbar {
  constructor(element, { askForLink }) {
    this.element = element;
    this.buttons = [...element.querySelectorAll("button")];
    this.askForLink = askForLink;
    // The cursor stays in the text while a button is pressed.
    element.addEventListener("mousedown", (event) => event.target.closest("[data-command]") && event.preventDefault());
    element.addEventListener("click", (event) => this.press(event.target.closest("[data-command]")));
    element.addEventListener("keydown", (event) => this.walk(event));
    this.use(null);
  }

  // The section that is written in; null before one has begun.
  use(section) {
    if (this.text && this.update) this.text.editor.off("transaction", this.update);
    this.text = section?.text ?? null;
    this.update = () => this.draw();
    this.text?.editor.on("transaction", this.update);
    this.draw();
  }

  draw() {
    const editor = this.text?.editor;
    for (const button of this.element.querySelectorAll("[data-command]")) {
      const { command } = button.dataset;
      button.disabled = !editor || (commands[command] && !commands[command](editor.can().chain()).run());
      if (active[command]) button.setAttribute("aria-pressed", String(Boolean(editor?.isActive(...active[command]))));
    }
    this.element.querySelector("[data-in-table]").hidden = !editor?.isActive("table");
    this.keepOneTabStop();
  }

  press(button) {
    if (!button || !this.text) return;
    const { command } = button.dataset;
    if (command === "link") this.askForLink(this.text);
    else commands[command](this.text.editor.chain().focus()).run();
  }

  // One stop for Tab; arrows go between the buttons.
  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.text?.focus();
    const open = this.open();
    const here = open.indexOf(document.activeElement);
    if (!step || here < 0) return;
    event.preventDefault();
    open[(here + step + open.length) % open.length].focus();
  }

  open() {
    return this.buttons.filter((button) => !button.disabled && button.offsetParent);
  }

  keepOneTabStop() {
    const stop = this.open()[0];
    for (const button of this.buttons) button.tabIndex = button === stop || button === document.activeElement ? 0 : -1;
  }

  focus() {
    this.open()[0]?.focus();
  }
}
