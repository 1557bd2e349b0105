// Remarks under the sections of a paper: a wording is changed in the text itself, and what is typed saves itself.
import { linkDialog } from "./editor/links.js";
import { cleanAt } from "./editor/paste.js";
import { RichText } from "./editor/rich_text.js";
import { Toolbar } from "./editor/toolbar.js";
import { leaveOutUnbegun } from "./replying_fields.js";
import { SelfSaving } from "./replying_saving.js";

const tools = document.querySelector("[data-writing-tools]");
const askForLink = linkDialog(document.querySelector("[data-link-dialog]"));
const toolbar = new Toolbar(tools.querySelector("[data-toolbar]"), { askForLink });
const clean = cleanAt(tools.dataset.cleanAddress);

for (const field of document.querySelectorAll("[data-wording-text]")) takeForm(field);
tools.dataset.ready = "";
const form = document.querySelector("[data-reply]");
if (form) {
  leaveOutUnbegun(form);
  new SelfSaving(form);
}

// With a script the field holds the text with its form, and the words without it are not needed.
function takeForm(field) {
  field.name = `html:${field.dataset.token}`;
  field.defaultValue = field.dataset.html;
  field.value = field.dataset.html;
  field.closest(".field").querySelector("[data-without-script]")?.remove();
  const more = field.closest("[data-wording]");
  if (more.open) begin(field);
  else more.addEventListener("toggle", () => begin(field), { once: true });
}

function begin(field) {
  const label = document.querySelector(`label[for="${field.id}"]`);
  const text = new RichText(field, {
    labelledBy: label.id,
    clean,
    onFocus: () => toolbar.use(text),
    onChange: () => field.dispatchEvent(new CustomEvent("samverka:typed", { bubbles: true })),
  });
  label.addEventListener("click", () => text.focus());
  tools.hidden = false;
}
