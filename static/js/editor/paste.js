// What is pasted from Word, the web or a mail carries its own markup. The server cleans it by the same rules as when
// the text is saved; what was copied within the editor needs nothing.
import { paragraphsOf } from "./html.js";
import { post } from "./server.js";

const OWN = "data-pm-slice";

class Refused extends Error {}

// Below the text itself: what the tools say is soon followed by when the text was saved.
function tell(view, why) {
  const text = `${document.querySelector("[data-toolbar]").dataset.onlyWords} ${why}`.trim();
  const below = view.dom.closest(".rich-text");
  document.dispatchEvent(new CustomEvent("samverka:message", { detail: { text, tone: "warning", below } }));
}

// True when the paste is taken care of here, before the editor has read it; otherwise the editor does as usual.
// clean: promises the cleaned HTML.
export function cleanPaste(view, event, clean) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!html.trim() || html.includes(OWN)) return false;
  event.preventDefault();
  const plain = event.clipboardData.getData("text/plain");
  clean(html).then(
    (cleaned) => put(view, cleaned, plain),
    // Without the server the words still come in, without their form.
    (error) => {
      put(view, paragraphsOf(plain).map((each) => each.outerHTML).join(""), plain);
      tell(view, error instanceof Refused ? error.message : "");
    },
  );
  return true;
}

// Words out of a sentence keep the space before and after them, which cleaning takes away.
function put(view, html, plain) {
  const isWords = !/\n./.test(plain);
  if (isWords && /^\s/.test(plain)) space(view);
  view.pasteHTML(html);
  if (isWords && / $/.test(plain)) space(view);
}

function space(view) {
  view.dispatch(view.state.tr.insertText(" "));
}

// Cleaning many pages takes the server its time.
const PATIENCE = 60_000;

// Gives the function that asks the server at the address to clean.
export function cleanAt(address) {
  return async (html) => {
    const { data } = await post(address, { html }, { patience: PATIENCE });
    if (data.status !== "cleaned") throw new Refused(data.sentence);
    return data.html;
  };
}
