// The order of the sections, changed by dragging the handle, with the arrow keys on it, or with the buttons up and down.
import { Dragging } from "./dragging.js";
import { post } from "./server.js";

export class Ordering {
  // say(name, number): tells in words what became of it.
  constructor(root, { address, say }) {
    Object.assign(this, { root, address, say });
    this.queue = Promise.resolve();
    this.wanted = this.keys.join();
    for (const handle of root.querySelectorAll("[data-handle]")) handle.hidden = false;
    root.addEventListener("keydown", (event) => this.byKey(event));
    root.addEventListener("submit", (event) => this.byButton(event));
    new Dragging(root, (moved) => this.save(moved));
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
    if (!event.target.matches("[data-move]")) return;
    event.preventDefault();
    const button = event.submitter;
    this.step(event.target.closest("[data-section]"), button.value === "up" ? -1 : 1);
    const other = event.target.querySelector("button:not(:disabled)");
    (button.disabled ? other : button)?.focus();
  }

  step(moved, step) {
    const { sections } = this;
    const other = sections[sections.indexOf(moved) + step];
    if (!other) return;
    if (step < 0) other.before(moved);
    else other.after(moved);
    this.save(moved);
    moved.scrollIntoView({ block: "nearest" });
  }

  // One order at a time, so that the last one is the one that stands.
  save(moved) {
    const { keys } = this;
    if (keys.join() === this.wanted) return;
    this.wanted = keys.join();
    this.drawEnds();
    this.drawContents();
    this.queue = this.queue.then(() => this.send(keys, keys.indexOf(moved.dataset.section) + 1));
  }

  async send(keys, place) {
    try {
      const { data } = await post(this.address, { keys });
      if (data.status === "saved") this.say("moved", place);
      else this.failed(data.sentence);
    } catch {
      this.failed();
    }
  }

  // The next move is tried, also back to where it was.
  failed(sentence = "") {
    this.wanted = "";
    this.say("notMoved", "", sentence);
  }

  // The first cannot go up, nor the last down.
  drawEnds() {
    const { sections } = this;
    sections.forEach((section, place) => {
      section.querySelector('[data-move] [value="up"]').disabled = place === 0;
      section.querySelector('[data-move] [value="down"]').disabled = place === sections.length - 1;
    });
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
