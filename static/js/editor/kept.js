// Offers text from an earlier visit that never reached the server. Only its words are shown: nobody has cleaned it.
import { asParagraphs } from "./html.js";
import { clock, copyOf } from "./parts.js";

export function offerKept(section) {
  const { keeper } = section.saver;
  for (const kept of keeper.earlier()) {
    const now = section.read();
    if (kept.heading === now.heading && kept.html === now.html) keeper.forget(kept);
    else offer(section, kept);
  }
}

function offer(section, kept) {
  const panel = copyOf("kept");
  showKept(panel, kept);
  panel.querySelector('[data-act="put-back"]').addEventListener("click", () => {
    section.takeBack(kept);
    done(section, panel, kept);
  });
  panel.querySelector('[data-act="throw"]').addEventListener("click", () => done(section, panel, kept));
  section.form.after(panel);
}

function done(section, panel, kept) {
  panel.remove();
  section.saver.keeper.forget(kept);
  section.focus();
}

// Puts the words and the time of a kept text in the panel.
export function showKept(panel, kept) {
  panel.querySelector("time").textContent = inWords(new Date(kept.at));
  panel.querySelector("[data-heading]").textContent = kept.heading;
  panel.querySelector("[data-text]").replaceChildren(...asParagraphs(kept.html));
}

function inWords(moment) {
  return `${moment.toLocaleDateString("sv-SE", { day: "numeric", month: "long" })} kl. ${clock(moment)}`;
}
