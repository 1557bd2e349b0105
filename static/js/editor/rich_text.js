// The text of one section, written in the browser; the text field behind it always holds the same as HTML.
import * as prose from "../../django_prose_editor/editor.js";
import { forEditor, forPaper } from "./html.js";
import { cleanPaste } from "./paste.js";

// The page asks for the address itself: the package's own dialog is in English.
const Link = prose.Link.extend({ addKeyboardShortcuts: () => ({}) });
// As in Word, a list begins where one types "1. ", and one that goes on from before where one types "4. ".
const OrderedList = prose.OrderedList.extend({
  addInputRules() {
    const getAttributes = ([, start]) => ({ start: +start });
    return [prose.wrappingInputRule({ find: /^([1-9]\d?)\.\s$/, type: this.type, getAttributes })];
  },
});
const extensions = [
  prose.Document,
  prose.Paragraph,
  prose.Text,
  prose.HardBreak,
  prose.Heading.configure({ levels: [3, 4] }),
  prose.Bold,
  prose.Italic,
  prose.BulletList,
  OrderedList,
  prose.ListItem,
  Link.configure({ openOnClick: false, autolink: true }),
  prose.Table.configure({ resizable: false }),
  prose.TableRow,
  prose.TableHeader,
  prose.TableCell,
  prose.UndoRedo.configure({ depth: 500 }),
  prose.Dropcursor.configure({ color: false, class: "drop-cursor" }),
  prose.Gapcursor,
];

// As documents/section_names.py names them.
const LONGEST_NAME = 45;
const LOOKED_AT = 600;

export class RichText {
  // labelledBy: ids of what names the text. clean: promises HTML that was pasted, cleaned.
  constructor(field, { labelledBy, clean, onChange = () => {}, onFocus = () => {} }) {
    this.field = field;
    this.element = document.createElement("div");
    this.element.className = "rich-text";
    field.before(this.element);
    field.hidden = true;
    this.editor = new prose.Editor({
      element: this.element,
      extensions,
      content: forEditor(field.value),
      injectCSS: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-labelledby": labelledBy,
          "aria-describedby": field.getAttribute("aria-describedby") ?? "",
          spellcheck: "true",
          lang: "sv",
          class: "rich-text__words prose",
        },
        handleDOMEvents: { paste: (view, event) => cleanPaste(view, event, clean) },
      },
      onUpdate: () => {
        field.value = this.html;
        onChange();
      },
      onFocus,
    });
    // Somebody else has put a text in the field, such as one that was kept from an earlier visit.
    field.addEventListener("input", () => field.value !== this.html && (this.html = field.value));
  }

  // Asked for at every key: written anew only when the text has changed.
  get html() {
    const { doc } = this.editor.state;
    if (doc !== this.written?.doc) this.written = { doc, html: isEmpty(doc) ? "" : forPaper(this.editor.getHTML()) };
    return this.written.html;
  }

  // Another text in place of this one; undo brings the first one back.
  set html(html) {
    this.editor.commands.setContent(forEditor(html));
  }

  // What a section without a heading is called; empty when nothing is written.
  get firstWords() {
    const { doc } = this.editor.state;
    const words = doc.textBetween(0, Math.min(doc.content.size, LOOKED_AT), " ", " ").trim().replace(/\s+/g, " ");
    if (words.length <= LONGEST_NAME) return words;
    const whole = words.slice(0, LONGEST_NAME + 1).replace(/\s\S*$/, "").slice(0, LONGEST_NAME);
    return `${whole.replace(/[,;:–-]+$/, "")} …`;
  }

  // At the cursor, as one thing to undo.
  insert(html) {
    this.editor.chain().focus().insertContent(html).run();
  }

  focus() {
    this.editor.commands.focus();
  }
}

// A table without words is still a table.
function isEmpty(doc) {
  return doc.childCount === 1 && doc.firstChild.isTextblock && !doc.firstChild.content.size;
}
