// One toolbar for all sections, as in a word processor: it works on what one last wrote in, a text or a heading.
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
    this.commands = this.buttons.filter((button) => button.dataset.command);
    this.askForLink = askForLink;
    this.update = () => this.draw();
    // The cursor stays in the text while a button is pressed.
    element.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
    element.addEventListener("click", (event) => this.press(event.target.closest("[data-command]")));
    element.addEventListener("keydown", (event) => this.walk(event));
    element.addEventListener("focusin", () => this.keepOneTabStop());
    element.querySelector("[data-more-tools]").addEventListener("click", (event) => this.unfold(event.currentTarget));
    document.addEventListener("keydown", (event) => this.byKey(event));
    this.draw();
  }

  // What is written in: a section's rich text, or its heading.
  use(target) {
    this.target?.editor?.off("transaction", this.update);
    this.target = target;
    this.editor?.on("transaction", this.update);
    this.draw();
  }

  get editor() {
    return this.target?.editor ?? null;
  }

  draw() {
    for (const button of this.commands) {
      const { command } = button.dataset;
      button.disabled = !this.can(command);
      if (active[command]) button.setAttribute("aria-pressed", String(Boolean(this.editor?.isActive(...active[command]))));
    }
    this.element.querySelector("[data-in-table]").hidden = !this.editor?.isActive("table");
    this.keepOneTabStop();
  }

  can(command) {
    if (!this.target) return false;
    if (!this.editor) return command in this.target;
    return !commands[command] || commands[command](this.editor.can().chain()).run();
  }

  press(button) {
    if (!button || button.disabled) return;
    const { command } = button.dataset;
    if (!this.editor) this.target[command]();
    else if (command === "link") this.askForLink(this.target);
    else commands[command](this.editor.chain().focus()).run();
  }

  // On a narrow screen the rest of the tools come and go.
  unfold(button) {
    const isOpen = this.element.toggleAttribute("data-unfolded");
    button.setAttribute("aria-expanded", String(isOpen));
    this.keepOneTabStop();
  }

  // From wherever one writes: Alt+F10 to the tools, Ctrl+K for a link.
  byKey(event) {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    const isLink = isCommand && event.key.toLowerCase() === "k" && this.editor?.isFocused;
    if (!isLink && !(event.altKey && event.key === "F10")) return;
    event.preventDefault();
    if (isLink) this.askForLink(this.target);
    else this.focus();
  }

  // One stop for Tab; arrows go between the buttons, Escape back to the text.
  walk(event) {
    if (event.key === "Escape") return this.target?.focus();
    const open = this.open();
    const here = open.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1 + open.length, Home: 0, End: open.length - 1 }[event.key];
    if (next === undefined || here < 0) return;
    event.preventDefault();
    open[next % open.length].focus();
  }

  open() {
    return this.buttons.filter((button) => !button.disabled && button.offsetParent);
  }

  keepOneTabStop() {
    const open = this.open();
    const stop = open.includes(document.activeElement) ? document.activeElement : open[0];
    for (const button of this.buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  focus() {
    this.open()[0]?.focus();
  }
}
