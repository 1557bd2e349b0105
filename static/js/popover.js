// <details data-popover>: a small panel that closes on Escape, on a press outside and when the focus leaves it.
const open = () => document.querySelectorAll("details[data-popover][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of open()) {
    const hadFocus = details.contains(document.activeElement);
    details.open = false;
    event.preventDefault(); // one press closes one thing: the menu around the panel stays
    if (hadFocus) details.querySelector("summary").focus();
  }
});

document.addEventListener("pointerdown", (event) => {
  for (const details of open()) if (!details.contains(event.target)) details.open = false;
});

document.addEventListener("focusin", (event) => {
  for (const details of open()) if (!details.contains(event.target)) details.open = false;
});
