import { pm } from "../../django_prose_editor/editor.js";

// One replacement in one or many places, which can be undone as a whole.
export class Replacement {
  constructor(places, words, { isExact }) {
    this.fit = isExact ? () => words : (found) => inCaseOf(found, words);
    this.headings = new Map();
    this.steps = new Map();
    // From the end, so that the places before stay where they were.
    for (const place of [...places].reverse()) {
      if (place.isHeading) this.inHeading(place);
      else this.inText(place);
    }
    for (const [editor, step] of this.steps) {
      editor.view.dispatch(step);
      this.steps.set(editor, editor.state.doc);
    }
  }

  inHeading({ section: { heading }, from, to }) {
    const before = this.headings.get(heading)?.before ?? heading.text;
    heading.replace(from, to, this.fit(heading.text.slice(from, to)));
    this.headings.set(heading, { before, after: heading.text });
  }

  inText({ section, from, to }) {
    const { editor } = section.text;
    const { doc, tr, schema } = editor.state;
    // A step of its own to undo, also straight after typing.
    const step = this.steps.get(editor) ?? pm.history.closeHistory(tr);
    const words = this.fit(doc.textBetween(from, to));
    if (words) step.replaceWith(from, to, schema.text(words, doc.resolve(from + 1).marks()));
    else step.delete(from, to);
    this.steps.set(editor, step);
  }

  // Where somebody has gone on writing, the writing stays and so does the replacement.
  undo() {
    for (const [editor, doc] of this.steps) if (editor.state.doc.eq(doc)) editor.commands.undo();
    for (const [heading, { before, after }] of this.headings) if (heading.text === after) heading.text = before;
  }
}

// A word that began a sentence still begins it.
function inCaseOf(found, words) {
  const first = found.charAt(0);
  return first === first.toLowerCase() ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
