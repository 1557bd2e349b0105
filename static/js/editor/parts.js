// What several modules put on the page.

// A copy of one of the page's parts (templates/documents/_editor_parts.html).
export function copyOf(name) {
  return document.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
}

// "14.32", as the clock is written in Swedish.
export function clock(moment = new Date()) {
  return moment.toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
}
