// Ready texts: one click puts one where one last wrote.
export function clauses(panel, { target, say }) {
  if (!panel) return;
  panel.hidden = false;
  // The cursor stays in the text while the button is pressed.
  panel.addEventListener("mousedown", (event) => event.target.closest("[data-clause]") && event.preventDefault());
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-clause]");
    const text = button && target();
    // The second click of a double click is not asking for the same text twice.
    if (!text || event.detail > 1) return;
    text.insert(button.parentElement.querySelector("template").innerHTML);
    say("inserted");
  });
}
