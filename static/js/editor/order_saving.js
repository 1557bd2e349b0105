// A new order of the sections of a paper: saved at once, and followed by what stands beside the text.
import { Ordering } from "./ordering.js";
import { post } from "./server.js";

export class OrderSaver {
  // say(name, number, more): tells in words what became of it.
  constructor(root, { address, say }) {
    Object.assign(this, { root, address, say });
    this.queue = Promise.resolve();
    this.ordering = new Ordering(root, (keys, place) => this.save(keys, place));
    drawInternal(root);
  }

  // One order at a time, so that the last one is the one that stands.
  save(keys, place) {
    drawContents(keys);
    drawInternal(this.root);
    this.queue = this.queue.then(() => this.send(keys, place));
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

  failed(sentence = "") {
    this.ordering.told = "";
    this.say("notMoved", "", sentence);
  }
}

const inContents = (key) => document.querySelector(`.contents a[href="#avsnitt-${key}"]`)?.closest("li");

function drawContents(keys) {
  for (const row of keys.map(inContents)) row?.parentElement.append(row);
}

// What stands below an internal heading is internal with it, wherever it is moved.
function drawInternal(root) {
  let isBelow = false;
  for (const section of root.querySelectorAll("[data-section]")) {
    const isOwn = section.dataset.audience === "internal";
    if (section.dataset.level === "1") isBelow = isOwn;
    const marks = [section, inContents(section.dataset.section)].map((each) => each?.querySelector("[data-internal]"));
    for (const mark of marks) if (mark) mark.hidden = !(isOwn || isBelow);
  }
}
