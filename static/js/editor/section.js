// One section on the page: heading and text, how its saving stands, and the choices that a conflict or warning asks.
import { Keeper } from "./keeping.js";
import { RichText } from "./rich_text.js";
import { Saver } from "./saving.js";
import { post } from "./server.js";

const part = (name) => document.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);

export class Section {
  constructor(element, { user, onFocus, cleanAddress }) {
    this.element = element;
    this.key = element.dataset.section;
    this.form = element.querySelector("[data-save]");
    this.heading = this.form.elements.heading;
    this.status = element.querySelector("[data-saved]");
    const field = element.querySelector("[data-rich-text]");
    this.text = field && new RichText(field, {
      onChange: () => this.saver.touch(),
      onFocus: () => onFocus(this),
      onPaste: async (html) => (await post(cleanAddress, { html })).data.html,
    });
    this.saver = new Saver({
      address: this.form.action,
      version: Number(this.form.elements.version.value),
      read: () => this.read(),
      keeper: new Keeper(`${user}:${this.form.action}`),
      show: (state, data) => this.show(state, data),
    });
    this.heading.addEventListener("input", () => this.saver.touch());
    this.heading.addEventListener("focus", () => onFocus(this));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.saver.save();
    });
    this.offerKept();
  }

  read() {
    return { heading: this.heading.value, html: this.text?.html ?? "" };
  }

  write({ heading, html }) {
    this.heading.value = heading;
    if (this.text) this.text.html = html;
  }

  show(state, data = {}) {
    this.element.dataset.state = state;
    const words = this.status.dataset;
    this.status.textContent = data.message ?? words[toName(state)] ?? "";
    if (state === "logged-out") this.status.append(" ", part("log-in"));
    if (state !== "saving" && state !== "offline") this.panel?.remove();
    const asks = { conflict: "askAboutConflict", warning: "askAboutNumbers", removed: "askAboutRemoved", refused: "sayRefused" };
    if (asks[state]) this[asks[state]](data);
  }

  ask(name, fill) {
    this.panel = part(name);
    fill(this.panel);
    this.form.append(this.panel);
    this.panel.focus();
  }

  on(action, act) {
    this.panel.querySelector(`[data-act="${action}"]`)?.addEventListener("click", act);
  }

  askAboutConflict(data) {
    this.ask("conflict", (panel) => {
      panel.querySelector("[data-sentence]").textContent = data.sentence;
      for (const side of ["mine", "theirs"]) {
        // Both are as the server has cleaned them.
        panel.querySelector(`[data-text="${side}"]`).innerHTML = data[side].html;
        panel.querySelector(`[data-heading="${side}"]`).textContent = data[side].heading;
      }
      panel.querySelector("[data-address]").href = data.address;
    });
    for (const choice of ["mine", "theirs"]) this.on(choice, () => this.choose(choice, data));
  }

  async choose(choice, conflict) {
    // What was typed after the conflict is part of mine.
    const typed = this.read();
    const body = choice === "mine" ? { choice: "merged", ...typed } : { choice };
    const answer = await post(conflict.address, { ...body, version: conflict.theirs.version, confirmed: true });
    if (answer.data.status !== "saved") return this.show(answer.data.status ?? "refused", answer.data);
    this.write(choice === "mine" ? typed : conflict.theirs);
    this.saver.restart(answer.data.version);
    this.show("saved");
    return this.text?.focus();
  }

  askAboutNumbers(data) {
    this.ask("warning", (panel) => {
      panel.querySelector("[data-sentence]").textContent = data.sentence;
    });
    this.on("save", () => this.saver.save({ confirmed: true }));
  }

  askAboutRemoved(data) {
    this.ask("removed", (panel) => {
      panel.querySelector("[data-sentence]").textContent = data.sentence;
    });
    this.on("put-back", async () => {
      const answer = await post(data.address, { ...this.read(), key: this.key, confirmed: true });
      if (answer.data.status !== "saved") return this.show("refused", answer.data);
      this.saver.restart(answer.data.section.version);
      return this.show("saved");
    });
  }

  sayRefused(data) {
    this.ask("refused", (panel) => {
      panel.querySelector("[data-sentence]").textContent = data.sentence ?? this.status.dataset.refused;
    });
  }

  // Text from an earlier visit that never reached the server.
  offerKept() {
    const kept = this.saver.keeper.kept();
    if (!kept) return;
    const now = this.read();
    if (kept.heading === now.heading && kept.html === now.html) return this.saver.keeper.drop();
    this.ask("kept", (panel) => {
      panel.querySelector("[data-text]").innerHTML = "";
      panel.querySelector("[data-text]").append(asText(kept.html));
      panel.querySelector("time").textContent = new Date(kept.at).toLocaleString("sv-SE", { dateStyle: "long", timeStyle: "short" });
    });
    this.on("put-back", () => {
      this.panel.remove();
      this.write(kept);
      this.saver.version = kept.version;
      this.saver.save();
    });
    this.on("throw", () => {
      this.panel.remove();
      this.saver.keeper.drop();
    });
  }
}

// Only the words: what lies in the browser has not been cleaned by anybody.
function asText(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent;
}

function toName(state) {
  return state.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
