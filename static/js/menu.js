// What a narrow screen needs of script. The menu: a button shows and hides it; without scripts it is simply open (see
// layout.css).
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

// A row of tabs that scrolls begins where one is, also in a browser that does not do it by the style sheet.
for (const here of document.querySelectorAll(".tabs [aria-current]")) {
  const row = here.closest("ul");
  const [inner, outer] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right) row.scrollLeft += inner.left - outer.left - outer.width / 4;
}
