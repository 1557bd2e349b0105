// Messages at the top of the page: can be closed, and other modules show one with
//   document.dispatchEvent(new CustomEvent("samverka:message", { detail: { text, tone, below } }))
// below: the element it is about, when the top of the page may be out of view.
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
function show({ text, tone = "info", below }) {
  for (const shown of document.querySelectorAll(".message")) if (shown.dataset.text === text) shown.remove();
  const message = document.createElement("div");
  message.className = "message";
  message.dataset.tone = tone;
  message.dataset.text = text;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  message.append(paragraph);
  addClose(message);
  if (!below) return region.append(message);
  message.setAttribute("role", "alert");
  return below.after(message);
}

if (region) {
  region.querySelectorAll("[data-message]").forEach(addClose);
  document.addEventListener("samverka:message", (event) => show(event.detail));
}

// What is wrong in a form is read first.
document.querySelector("[data-autofocus]")?.focus();
