// [data-marking]: two links for the words that are marked in the paper, shown beside them. Without scripts the
// sentences stand on a page of their own, with the same two links each.
const tools = document.querySelector("[data-marking]");
const paper = document.querySelector("article.paper");
const LONGEST = 1000; // characters, as on the server
const END = 80; // of the beginning and of the end are enough to find the words again

function sectionOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest("[id^='avsnitt-']");
}

function marked() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !paper.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const section = sectionOf(range.startContainer);
  const words = selection.toString().split(/\s+/u).filter(Boolean).join(" ");
  if (!section || section !== sectionOf(range.endContainer) || words.length < 3 || words.length > LONGEST) return null;
  return { key: section.id.replace("avsnitt-", ""), words, box: range.getBoundingClientRect() };
}

function show() {
  const found = marked();
  tools.hidden = !found;
  if (!found) return;
  for (const link of tools.querySelectorAll("[data-mark]")) {
    const address = new URL(link.href);
    address.search = new URLSearchParams({
      avsnitt: found.key, fran: found.words.slice(0, END), till: found.words.slice(-END),
    });
    link.href = address.href;
  }
  const room = document.documentElement.clientWidth - tools.offsetWidth - 16;
  tools.style.left = `${Math.max(8, Math.min(found.box.left, room)) + window.scrollX}px`;
  tools.style.top = `${found.box.bottom + window.scrollY + 8}px`;
}

if (tools && paper) {
  document.body.append(tools); // placed on the page, whatever stands round it
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!tools.contains(document.activeElement)) show();
    }, 150);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tools.hidden = true;
  });
}
