// Asks for the address of a link, and takes one away when the field is emptied.
export function linkDialog(dialog) {
  const form = dialog.querySelector("form");
  const field = form.elements.address;
  let text;

  const check = () => field.setCustomValidity(complete(field.value.trim()) === null ? field.dataset.wrong : "");

  field.addEventListener("input", check);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "save") put(text.editor, complete(field.value.trim()));
  });
  dialog.addEventListener("close", () => text?.focus());

  // text: the RichText whose selection or link it is about.
  return (chosen) => {
    text = chosen;
    field.value = text.editor.getAttributes("link").href ?? "";
    check();
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

const WEB = /^https?:\/\/[\p{L}\d-]+(\.[\p{L}\d-]+)*(:\d+)?([/?#]\S*)?$/iu;
const SITE = /^([\p{L}\d-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/iu;
const MAIL = /^[^\s@/:?]+@([\p{L}\d-]+\.)+\p{L}{2,}(\?\S*)?$/iu;

// "kommunen.example/trygghet" and "namn@kommunen.example" are what people type. null for what is no address.
function complete(typed) {
  const mail = typed.replace(/^mailto:/i, "");
  if (!typed || WEB.test(typed)) return typed;
  if (MAIL.test(mail)) return `mailto:${mail}`;
  return SITE.test(typed) ? `https://${typed}` : null;
}

function linked(address) {
  const words = address.replace(/^(https?:\/\/|mailto:)/i, "");
  return { type: "text", text: words, marks: [{ type: "link", attrs: { href: address } }] };
}
