// [data-rhythm]: shows the number and the day only where the chosen rhythm asks for them. Without scripts both stand
// there. What somebody has typed never disappears: they must see what is refused.
const ASKS = {
  months: ["number"], times: ["number"], yearly: ["due_on"], once: ["due_on"],
};

for (const form of document.querySelectorAll("[data-rhythm]")) {
  const chosen = form.querySelector('[name="how_often"]');
  const fields = ["number", "due_on"].map((name) => [name, form.querySelector(`[name="${name}"]`)]);
  const show = (isFirst) => {
    for (const [name, input] of fields) {
      const isAsked = (ASKS[chosen.value] || []).includes(name);
      const isKept = isFirst && input?.getAttribute("aria-invalid") === "true";
      const field = input?.closest(".field");
      if (field) field.hidden = !isAsked && !isKept;
    }
  };
  if (chosen) {
    chosen.addEventListener("change", () => show(false));
    show(true);
  }
}
