// What several modules put on the page.
import { asParagraphs } from "./html.js";

// A copy of one of the page's parts (templates/documents/_editor_parts.html).
export function copyOf(name) {
  return document.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
}

// "14.32", as the clock is written in Swedish.
export function clock(moment = new Date()) {
  return moment.toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
}

// Puts the words of a section on the clipboard; the button says so.
export async function copyWords(button, { heading, html }) {
  const words = [heading, ...asParagraphs(html).map((each) => each.textContent)].join("\n");
  await navigator.clipboard.writeText(words);
  button.textContent = button.dataset.done;
}
