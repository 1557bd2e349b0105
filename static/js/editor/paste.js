// What comes from Word carries its own markup. The server cleans it by the same rules as when the text is saved.
const FOREIGN = /mso-|class="?Mso|urn:schemas-microsoft-com|<o:p>|docs-internal-guid|StarDiv|LibreOffice/i;

// True when the paste is taken care of here; otherwise the editor does as usual.
export function cleanPaste(event, clean, insert) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!FOREIGN.test(html)) return false;
  const plain = event.clipboardData.getData("text/plain");
  event.preventDefault();
  clean(html).then(insert, () => insert(asParagraphs(plain)));
  return true;
}

// Without a connection the words still come in, without their form.
function asParagraphs(text) {
  const box = document.createElement("div");
  for (const line of text.split(/\r?\n/).filter((each) => each.trim())) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    box.append(paragraph);
  }
  return box.innerHTML;
}
