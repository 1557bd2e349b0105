// Messages at the top of the page: can be closed, and other modules show one with
//   document.dispatchEvent(new CustomEvent("samverka:message", { detail: { text, tone } }))
const region = document.querySelector("[data-messages]");

function addClose(message) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "message__close";
  button.setAttribute("aria-label", region.dataset.closeLabel);
  button.addEventListener("click", () => message.remove());
  message.append(button);
}

// The same sentence is not shown twice.
function show(text, tone = "info") {
  for (const shown of region.children) if (shown.dataset.text === text) shown.remove();
  const message = document.createElement("div");
  message.className = "message";
  message.dataset.tone = tone;
  message.dataset.text = text;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  message.append(paragraph);
  addClose(message);
  region.append(message);
}

if (region) {
  region.querySelectorAll("[data-message]").forEach(addClose);
  document.addEventListener("samverka:message", (event) => show(event.detail.text, event.detail.tone));
}

// What is wrong in a form is read first, also after htmx has put the form back.
function focusSummary(root) {
  root.querySelector("[data-autofocus]")?.focus();
}
focusSummary(document);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));
