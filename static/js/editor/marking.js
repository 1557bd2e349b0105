// Paints what was found without touching the text: by the browser's highlights, and a heading by its whole field.
const highlights = CSS.highlights;

export function mark(places, current = null) {
  unmark();
  const texts = places.filter((place) => !place.isHeading);
  for (const { section } of places.filter((place) => place.isHeading)) section.heading.field.dataset.found = "";
  if (current?.isHeading) current.section.heading.field.dataset.found = "now";
  if (!highlights) return;
  highlights.set("found", new Highlight(...texts.map(range)));
  if (current && !current.isHeading) highlights.set("found-now", new Highlight(range(current)));
}

export function unmark() {
  for (const field of document.querySelectorAll("[data-found='']:is(textarea), [data-found='now']")) delete field.dataset.found;
  highlights?.delete("found");
  highlights?.delete("found-now");
}

function range({ section, from, to }) {
  const { view } = section.text.editor;
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  const found = new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
  return found;
}
