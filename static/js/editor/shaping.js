// Level, audience and content of a section: saved as soon as one of them is chosen, so that nothing chosen is lost.
import { drawInternal, inContents } from "./contents.js";
import { post } from "./server.js";

export class Shaping {
  // section: the Section it belongs to. say(name, title, more): tells in words what became of it.
  constructor(section, { root, say }) {
    Object.assign(this, { section, root, say });
    this.form = section.element.querySelector("[data-shape]");
    this.stored = this.chosen;
    this.queue = Promise.resolve();
    this.form.addEventListener("change", ({ target }) => this.save(target));
    section.element.querySelector("[data-popover]").addEventListener("toggle", ({ target }) => target.open || this.close());
  }

  get chosen() {
    const { level, audience, slot } = this.form.elements;
    return { level: level.value, audience: audience.value, slot: slot.value };
  }

  // One choice at a time, so that the last one is the one that stands.
  save(field) {
    this.queue = this.queue.then(() => this.send(field));
  }

  async send(field) {
    const { chosen } = this;
    try {
      // A section with text cannot print rows: the server has to know of the text first.
      await this.section.saver.save();
      const { data } = await post(this.form.action, chosen);
      if (data.status === "saved") this.saved(field, chosen);
      else this.failed(data.sentence);
    } catch {
      this.failed();
    }
  }

  saved(field, chosen) {
    this.isOther = this.isOther || chosen.slot !== this.stored.slot;
    this.stored = chosen;
    this.draw(chosen);
    const [option] = field.selectedOptions;
    this.say("shaped", this.section.name, `${field.labels[0].textContent}: ${option.textContent}.`);
    if (!this.section.element.querySelector("[data-popover]").open) this.close();
  }

  failed(sentence = "") {
    for (const [name, value] of Object.entries(this.stored)) this.form.elements[name].value = value;
    this.say("notShaped", this.section.name, sentence);
  }

  draw({ level, audience }) {
    const { element } = this.section;
    Object.assign(element.dataset, { level, audience });
    const row = inContents(this.section.key);
    if (row) row.dataset.level = level;
    element.querySelector("[data-level-name]").textContent = this.form.elements.level.selectedOptions[0].textContent;
    const title = element.querySelector("[data-title]");
    const renamed = document.createElement(level === "2" ? "h3" : "h2");
    for (const { name, value } of title.attributes) renamed.setAttribute(name, value);
    renamed.append(...title.childNodes);
    title.replaceWith(renamed);
    drawInternal(this.root);
  }

  // Rows in place of text, or text in place of rows, are drawn by the server when one is done choosing.
  close() {
    if (!this.isOther) return;
    this.isOther = false;
    this.form.requestSubmit();
  }
}
