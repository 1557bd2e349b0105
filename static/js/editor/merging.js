// The page where two texts are written together: the same rich text as in the paper.
import { cleanAt } from "./paste.js";
import { RichText } from "./rich_text.js";

const field = document.querySelector("[data-rich-text]");
const label = document.querySelector(`label[for="${field.id}"]`);
const text = new RichText(field, { labelledBy: label.id, clean: cleanAt(field.dataset.cleanAddress) });
label.addEventListener("click", () => text.focus());
