// Between the HTML of a paper and what the editor can hold, so that opening and saving changes no word.
const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;

// The editor's tables have no caption: it becomes the paragraph before the table.
export function forEditor(html) {
  const body = parse(html);
  for (const caption of body.querySelectorAll("caption")) {
    const paragraph = document.createElement("p");
    const strong = document.createElement("strong");
    strong.append(...caption.childNodes);
    paragraph.append(strong);
    caption.closest("table").before(paragraph);
    caption.remove();
  }
  return body.innerHTML;
}

// A first row of headings is the head of the table, which is repeated on the next page and read out with each cell.
export function forPaper(html) {
  const body = parse(html);
  for (const table of body.querySelectorAll("table")) {
    const first = table.querySelector("tr");
    if (!first || first.querySelector("td") || !first.nextElementSibling) continue;
    const head = document.createElement("thead");
    head.append(first);
    table.querySelector("tbody").before(head);
  }
  return body.innerHTML;
}

// The words alone, a paragraph for each block: for text that nobody has cleaned.
export function asParagraphs(html) {
  const body = parse(html);
  for (const end of body.querySelectorAll("p, li, h3, h4, tr, br")) end.append("\n");
  for (const cell of body.querySelectorAll("td, th")) cell.append(" ");
  return paragraphsOf(body.textContent);
}

// An element for each line that says something.
export function paragraphsOf(text) {
  const lines = text.split(/\r?\n/).filter((each) => each.trim());
  return lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line.trim();
    return paragraph;
  });
}
