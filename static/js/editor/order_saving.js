// A new order of the sections of a paper: saved at once, and followed by what stands beside the text.
import { drawContents, drawInternal } from "./contents.js";
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
