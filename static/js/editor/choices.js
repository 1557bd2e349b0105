// What a section asks the writer when its text cannot simply be saved. Nothing here takes the cursor from the text.
import { asParagraphs } from "./html.js";
import { copyOf, copyWords } from "./parts.js";
import { stateAfter } from "./saving.js";
import { post } from "./server.js";

export class Choices {
  constructor(section) {
    this.section = section;
  }

  // Draws the panel of a state; one that stands there already is left alone, so that nobody loses a button.
  show(state, answer) {
    if (["saving", "offline", "logged-out", "other-user"].includes(state)) return;
    const draw = {
      conflict: () => this.askAboutConflict(answer),
      warning: () => this.askAboutNumbers(answer),
      removed: () => this.askAboutRemoved(answer),
      refused: () => this.sayRefused(answer),
    }[state];
    const subject = JSON.stringify([state, answer.clash ?? answer]);
    if (subject === this.subject) return state === "conflict" ? this.compare(answer) : undefined;
    this.close();
    this.subject = subject;
    draw?.();
  }

  ask(name, sentence) {
    this.panel = copyOf(name);
    this.panel.dataset.panel = name;
    const place = this.panel.querySelector("[data-sentence]");
    if (place) place.textContent = sentence ?? this.section.status.dataset.refused;
    this.section.form.append(this.panel);
    this.on("copy", (button) => copyWords(button, this.section.read()));
  }

  close() {
    const hadFocus = this.panel?.contains(document.activeElement);
    this.panel?.remove();
    this.panel = this.subject = null;
    if (hadFocus) this.section.focus();
  }

  // A button works once at a time, however often it is pressed; a lost connection leaves the panel as it was.
  on(action, act) {
    const button = this.panel.querySelector(`[data-act="${action}"]`);
    button?.addEventListener("click", async () => {
      if (button.disabled) return;
      button.disabled = true;
      try {
        await act(button);
      } catch (error) {
        this.section.show(stateAfter(error));
      } finally {
        button.disabled = false;
      }
    });
  }

  askAboutConflict(answer) {
    this.ask("conflict", answer.sentence);
    this.compare(answer);
    this.panel.querySelector("[data-address]").href = answer.address;
    for (const choice of ["mine", "theirs"]) this.on(choice, () => this.choose(choice));
  }

  compare(conflict) {
    this.conflict = conflict;
    this.put("mine", conflict.mine);
    this.put("theirs", conflict.theirs);
    const title = this.panel.querySelector("[data-by]");
    if (conflict.theirs.by) title.textContent = title.dataset.by.replace("%who", conflict.theirs.by);
  }

  // Both texts are as the server has cleaned them.
  put(side, { heading, html }) {
    this.panel.querySelector(`[data-heading="${side}"]`).textContent = heading;
    this.panel.querySelector(`[data-text="${side}"]`).innerHTML = html;
  }

  // What is typed meanwhile is part of "mine".
  follow() {
    const mine = this.panel?.querySelector('[data-text="mine"]');
    if (!mine) return;
    const { heading, html } = this.section.read();
    this.panel.querySelector('[data-heading="mine"]').textContent = heading;
    mine.replaceChildren(...asParagraphs(html));
  }

  async choose(choice) {
    await this.section.saver.rest();
    const { conflict } = this;
    const typed = this.section.read();
    const body = choice === "mine" ? { choice: "merged", ...typed } : { choice };
    const { data } = await post(conflict.address, { ...body, version: conflict.theirs.version, confirmed: true });
    if (data.status !== "saved") return this.section.show(data.status ?? "refused", data);
    if (choice === "theirs") this.section.write(conflict.theirs);
    this.section.saver.restart(data.version, JSON.stringify(choice === "mine" ? typed : this.section.read()));
    this.section.show("saved", data);
    return this.section.focus();
  }

  askAboutNumbers(answer) {
    this.ask("warning", answer.sentence);
    this.on("save", () => this.section.saver.save({ confirmed: true }));
  }

  askAboutRemoved(answer) {
    this.ask("removed", answer.sentence);
    this.on("put-back", async () => {
      const typed = this.section.read();
      const { data } = await post(answer.address, { ...typed, key: this.section.key, confirmed: true });
      if (data.status !== "saved") return this.section.show("refused", data);
      const back = data.section;
      this.section.saver.restart(back.version, JSON.stringify(typed));
      return this.section.show("saved", { message: this.section.status.dataset.putBack });
    });
  }

  sayRefused(answer) {
    this.ask("refused", answer.sentence);
    this.on("again", () => this.section.saver.save());
  }
}
