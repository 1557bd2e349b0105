// Asks for the address of a link, and takes one away when the field is emptied.
export function linkDialog(dialog) {
  const form = dialog.querySelector("form");
  const field = form.elements.address;
  let text;

  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "save") return;
    const address = complete(field.value.trim());
    const chain = text.editor.chain().focus().extendMarkRange("link");
    if (!address) chain.unsetLink().run();
    else if (text.editor.state.selection.empty && !text.editor.isActive("link")) insert(text, address);
    else chain.setLink({ href: address }).run();
  });
  dialog.addEventListener("close", () => text?.focus());

  return (chosen) => {
    text = chosen;
    field.value = text.editor.getAttributes("link").href ?? "";
    dialog.showModal();
  };
}

// "kommunen.example/trygghet" and "namn@kommunen.example" are what people type.
function complete(typed) {
  if (!typed || /^(https?:|mailto:)/i.test(typed)) return typed;
  return typed.includes("@") && !typed.includes("/") ? `mailto:${typed}` : `https://${typed}`;
}

function insert(text, address) {
  const words = address.replace(/^(https?:\/\/|mailto:)/, "");
  text.editor.chain().focus().insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href: address } }] }).run();
}
