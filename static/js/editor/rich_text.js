// The text of one section, written in the browser; the text field below it always holds the same as HTML.
import * as prose from "../../django_prose_editor/editor.js";
import { cleanPaste } from "./paste.js";

const extensions = [
  prose.Document,
  prose.Paragraph,
  prose.Text,
  prose.HardBreak,
  prose.Heading.configure({ levels: [3, 4] }),
  prose.Bold,
  prose.Italic,
  prose.BulletList,
  prose.OrderedList,
  prose.ListItem,
  prose.Link.configure({ openOnClick: false, autolink: true, protocols: ["http", "https", "mailto"] }),
  prose.Table.configure({ resizable: false }),
  prose.TableRow,
  prose.TableHeader,
  prose.TableCell,
  prose.UndoRedo.configure({ depth: 500 }),
  prose.Dropcursor,
  prose.Gapcursor,
];

export class RichText {
  constructor(field, { onChange, onFocus, onPaste }) {
    this.field = field;
    const element = document.createElement("div");
    element.className = "rich-text";
    field.before(element);
    field.hidden = true;
    const label = document.querySelector(`label[for="${field.id}"]`);
    this.editor = new prose.Editor({
      element,
      extensions,
      content: field.value,
      injectCSS: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": `${label?.textContent ?? ""}: ${field.dataset.richText}`,
          "aria-describedby": field.getAttribute("aria-describedby") ?? "",
          spellcheck: "true",
          lang: "sv",
          class: "rich-text__words prose",
        },
        handlePaste: (view, event) => cleanPaste(event, onPaste, (html) => this.insert(html)),
      },
      onUpdate: () => {
        field.value = this.html;
        onChange();
      },
      onFocus: () => onFocus(this),
    });
    label?.addEventListener("click", () => this.editor.commands.focus());
  }

  get html() {
    return this.editor.isEmpty ? "" : this.editor.getHTML();
  }

  set html(html) {
    this.editor.commands.setContent(html, { emitUpdate: false });
    this.field.value = html;
  }

  // At the cursor, as one thing to undo.
  insert(html) {
    this.editor.chain().focus().insertContent(html).run();
  }

  focus() {
    this.editor.commands.focus();
  }
}
