// The order of the sections, changed by dragging the handle or with the arrow keys on it.
import { post } from "./server.js";

export class Ordering {
  constructor(root, { address, say }) {
    Object.assign(this, { root, address, say });
    root.addEventListener("keydown", (event) => this.byKey(event));
    root.addEventListener("dragstart", (event) => this.lift(event));
    root.addEventListener("dragover", (event) => this.over(event));
    root.addEventListener("dragend", () => this.drop());
  }

  get keys() {
    return [...this.root.querySelectorAll("[data-section]")].map((each) => each.dataset.section);
  }

  byKey(event) {
    const handle = event.target.closest("[data-handle]");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!handle || !step) return;
    event.preventDefault();
    const moved = handle.closest("[data-section]");
    const other = step < 0 ? moved.previousElementSibling : moved.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(moved);
    else other.after(moved);
    handle.focus();
    this.save(moved);
  }

  lift(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle) return;
    this.moved = handle.closest("[data-section]");
    this.before = this.keys.join();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(this.moved, 0, 0);
    this.moved.dataset.moving = "";
  }

  over(event) {
    const other = event.target.closest("[data-section]");
    if (!this.moved || !other) return;
    event.preventDefault();
    if (other === this.moved) return;
    const box = other.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) other.before(this.moved);
    else other.after(this.moved);
  }

  drop() {
    if (!this.moved) return;
    const { moved } = this;
    delete moved.dataset.moving;
    this.moved = null;
    if (this.keys.join() !== this.before) this.save(moved);
  }

  async save(moved) {
    const place = this.keys.indexOf(moved.dataset.section) + 1;
    this.say("moved", place);
    this.drawContents();
    try {
      const { data } = await post(this.address, { keys: this.keys });
      if (data.status !== "saved") this.say("notMoved", place, data.sentence);
    } catch {
      this.say("notMoved", place);
    }
  }

  // The list of sections beside the text follows.
  drawContents() {
    const list = document.querySelector(".contents");
    for (const key of this.keys) {
      const row = list?.querySelector(`a[href="#avsnitt-${key}"]`)?.closest("li");
      if (row) list.append(row);
    }
  }
}
