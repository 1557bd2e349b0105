// <form data-confirm="Question?" data-confirm-button="Verb">: asks before it is sent.
// Without scripts the form is sent at once, so the server must not rely on the question.
const dialog = document.querySelector("[data-confirm-dialog]");

function ask(form) {
  const yes = dialog.querySelector("[data-confirm-yes]");
  dialog.querySelector("[data-confirm-text]").textContent = form.dataset.confirm;
  yes.textContent = form.dataset.confirmButton || yes.dataset.default;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

if (dialog && typeof dialog.showModal === "function") {
  // The second press of a double click lands on what came up under the pointer; nobody has read the question by then.
  dialog.addEventListener("click", (event) => {
    if (event.detail > 1) event.preventDefault();
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    if (dialog.open || !(await ask(form))) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  }, { capture: true });
}
