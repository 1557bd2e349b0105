// Pages whose form holds rich text: a clause, a template, two texts that are written together.
import { linkDialog } from "./links.js";
import { cleanAt } from "./paste.js";
import { RichText } from "./rich_text.js";
import { Toolbar } from "./toolbar.js";

const tools = document.querySelector("[data-writing-tools]");
const askForLink = linkDialog(document.querySelector("[data-link-dialog]"));
const toolbar = new Toolbar(tools.querySelector("[data-toolbar]"), { askForLink });
const clean = cleanAt(tools.dataset.cleanAddress);
for (const field of document.querySelectorAll("[data-rich-text]")) begin(field);
tools.hidden = false;
tools.dataset.ready = "";

function begin(field) {
  const label = document.querySelector(`label[for="${field.id}"]`);
  label.id ||= `${field.id}-label`;
  const text = new RichText(field, { labelledBy: label.id, clean, onFocus: () => toolbar.use(text) });
  // The field is hidden: its label, and the line of the summary that says what is wrong with it, lead to the text.
  for (const way of document.querySelectorAll(`label[for="${field.id}"], a[href="#${field.id}"]`)) {
    way.addEventListener("click", () => text.focus());
  }
}
