// [data-term]: shows only the dates that the chosen kind of term asks for. Without scripts all of them stand there.
for (const term of document.querySelectorAll("[data-term]")) {
  const parts = [...term.querySelectorAll("[data-for]")];
  const kinds = [...term.querySelectorAll('input[name="term_kind"]')];
  const show = () => {
    const chosen = kinds.find((kind) => kind.checked)?.value;
    for (const part of parts) {
      const holds = [...part.querySelectorAll("input")].some((input) => input.value);
      // A date that somebody has typed never disappears: they must see what is refused.
      part.hidden = Boolean(chosen) && !holds && !part.dataset.for.split(" ").includes(chosen);
    }
  };
  term.addEventListener("change", show);
  show();
}
