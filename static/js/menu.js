// The menu of a narrow screen: a button shows and hides it. Without scripts the menu is simply open (see layout.css).
const toggle = document.querySelector("[data-menu-toggle]");
const menu = document.querySelector("[data-menu]");

function show(isOpen) {
  toggle.setAttribute("aria-expanded", String(isOpen));
  menu.toggleAttribute("data-open", isOpen);
}

if (toggle && menu) {
  toggle.addEventListener("click", () => show(toggle.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || toggle.getAttribute("aria-expanded") !== "true") return;
    show(false);
    toggle.focus();
  });
}
