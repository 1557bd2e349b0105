// What the paper prints from its facts is sought too, though it is changed where the facts are filled in.
export class Printed {
  // place: the sentence on the page, with room for the ways there.
  constructor(place) {
    this.place = place;
    this.ways = place.querySelector("[data-ways]");
  }

  // pattern: what is sought; null when nothing is.
  show(pattern) {
    const slots = [...document.querySelectorAll(".writing__slot")].filter((slot) => pattern && isIn(slot, pattern));
    const links = slots.map((slot) => slot.querySelector("a"));
    const ways = [...new Map(links.map((link) => [link.href, link])).values()].map((link) => link.cloneNode(true));
    this.ways.replaceChildren(...ways.flatMap((way) => [way, " "]));
    this.place.hidden = !ways.length;
  }
}

function isIn(slot, pattern) {
  return (slot.querySelector(".writing__rows")?.textContent ?? "").search(pattern) >= 0;
}
