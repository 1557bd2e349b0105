// The list of sections beside the text, and what is said there and in the text of those that other parties do not see.
export const inContents = (key) => document.querySelector(`.contents a[href="#avsnitt-${key}"]`)?.closest("li");

// In the order of the keys.
export function drawContents(keys) {
  for (const row of keys.map(inContents)) row?.parentElement.append(row);
}

// What stands below an internal heading is internal with it, wherever it is moved.
export function drawInternal(root) {
  let isBelow = false;
  for (const section of root.querySelectorAll("[data-section]")) {
    const isOwn = section.dataset.audience === "internal";
    if (section.dataset.level === "1") isBelow = isOwn;
    const marks = [section, inContents(section.dataset.section)].map((each) => each?.querySelector("[data-internal]"));
    for (const mark of marks) if (mark) mark.hidden = !(isOwn || isBelow);
  }
}
