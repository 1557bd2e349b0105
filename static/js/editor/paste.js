// What is pasted from Word, the web or a mail carries its own markup. The server cleans it by the same rules as when
// the text is saved; what was copied within the editor needs nothing.
import { paragraphsOf } from "./html.js";

const OWN = "data-pm-slice";

// True when the paste is taken care of here; otherwise the editor does as usual. clean: promises the cleaned HTML.
export function cleanPaste(view, event, clean) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!html.trim() || html.includes(OWN)) return false;
  const plain = event.clipboardData.getData("text/plain");
  clean(html).then(
    (cleaned) => view.pasteHTML(cleaned),
    // Without the server the words still come in, without their form.
    () => view.pasteHTML(paragraphsOf(plain).map((each) => each.outerHTML).join("")),
  );
  return true;
}
