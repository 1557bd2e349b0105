// The order of the sections, changed by dragging the handle, with the arrow keys on it, or with the buttons up and down.
import { Dragging } from "./dragging.js";

export class Ordering {
  // onMoved(keys, place): the sections stand in this order now, the one that was moved at this place, counted from 1.
  constructor(root, onMoved) {
    Object.assign(this, { root, onMoved });
    this.told = this.keys.join();
    for (const each of root.querySelectorAll("[data-handle], [data-move]")) each.hidden = false;
    root.addEventListener("keydown", (event) => this.byKey(event));
    root.addEventListener("click", (event) => this.byButton(event));
    new Dragging(root, (moved) => this.changed(moved));
    this.drawEnds();
  }

  get sections() {
    return [...this.root.querySelectorAll("[data-section]")];
  }

  get keys() {
    return this.sections.map((each) => each.dataset.section);
  }

  byKey(event) {
    const handle = event.target.closest("[data-handle]");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!handle || !step) return;
    event.preventDefault();
    this.step(handle.closest("[data-section]"), step);
    handle.focus();
  }

  byButton(event) {
    const button = event.target.closest("[data-move] button");
    if (!button) return;
    event.preventDefault();
    this.step(button.closest("[data-section]"), button.value === "up" ? -1 : 1);
    const other = button.closest("[data-move]").querySelector("button:not(:disabled)");
    (button.disabled ? other : button)?.focus();
  }

  step(moved, step) {
    const { sections } = this;
    const other = sections[sections.indexOf(moved) + step];
    if (!other) return;
    if (step < 0) other.before(moved);
    else other.after(moved);
    this.changed(moved);
    moved.scrollIntoView({ block: "nearest" });
  }

  changed(moved) {
    const { keys } = this;
    if (keys.join() === this.told) return;
    this.told = keys.join();
    this.drawEnds();
    this.onMoved(keys, keys.indexOf(moved.dataset.section) + 1);
  }

  // In the order of the keys, as it was before something that was refused.
  putBack(keys) {
    const sorted = this.sections.sort((a, b) => keys.indexOf(a.dataset.section) - keys.indexOf(b.dataset.section));
    this.root.append(...sorted);
    this.told = this.keys.join();
    this.drawEnds();
  }

  // The first cannot go up, nor the last down.
  drawEnds() {
    const { sections } = this;
    sections.forEach((section, place) => {
      section.querySelector('[data-move] [value="up"]').disabled = place === 0;
      section.querySelector('[data-move] [value="down"]').disabled = place === sections.length - 1;
    });
  }
}
