// Asks for the address of a link, and takes one away when the field is emptied.
export function linkDialog(dialog) {
  const form = dialog.querySelector("form");
  const field = form.elements.address;
  let text;

  field.addEventListener("input", () => {
    const address = complete(field.value.trim());
    field.setCustomValidity(!address || URL.canParse(address) ? "" : field.dataset.wrong);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "save") put(text.editor, complete(field.value.trim()));
  });
  dialog.addEventListener("close", () => text?.focus());

  // text: the RichText whose selection or link it is about.
  return (chosen) => {
    text = chosen;
    field.value = text.editor.getAttributes("link").href ?? "";
    field.setCustomValidity("");
    dialog.showModal();
  };
}

function put(editor, address) {
  const isOnLink = editor.isActive("link");
  const chain = editor.chain().focus();
  if (!address) chain.extendMarkRange("link").unsetMark("link").run();
  else if (editor.state.selection.empty && !isOnLink) chain.insertContent(linked(address)).run();
  else chain.extendMarkRange("link").setMark("link", { href: address }).run();
}

// "kommunen.example/trygghet" and "namn@kommunen.example" are what people type.
function complete(typed) {
  if (!typed || /^(https?:|mailto:)/i.test(typed)) return typed;
  return typed.includes("@") && !typed.includes("/") ? `mailto:${typed}` : `https://${typed}`;
}

function linked(address) {
  const words = address.replace(/^(https?:\/\/|mailto:)/i, "");
  return { type: "text", text: words, marks: [{ type: "link", attrs: { href: address } }] };
}
