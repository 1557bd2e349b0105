// <p hidden data-next-change> with two buttons: on to the next changed section, or back. Without scripts the list of
// changed sections above leads to each of them.
const bar = document.querySelector("[data-next-change]");
const changes = [...document.querySelectorAll('.change:not([data-what="same"], [data-what="left"])')];
const NEAR = 4; // pixels

function following(step) {
  const tops = changes.map((change) => change.getBoundingClientRect().top);
  if (step > 0) return changes[tops.findIndex((top) => top > NEAR)] ?? changes[0];
  return changes[tops.findLastIndex((top) => top < -NEAR)] ?? changes.at(-1);
}

if (bar && changes.length > 1) {
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-step]")?.dataset.step);
    if (!step) return;
    const change = following(step);
    change.tabIndex = -1;
    change.scrollIntoView();
    change.focus({ preventScroll: true });
  });
}
