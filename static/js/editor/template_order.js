// The order of the sections in a template: moved by buttons, and sent as the numbers that stand there without a script.
import { Ordering } from "./ordering.js";

const root = document.querySelector("[data-ordered]");
const status = document.querySelector("[data-order-status]");
for (const each of root.querySelectorAll("[data-position]")) each.hidden = true;

new Ordering(root, (keys, place) => {
  keys.forEach((key, index) => {
    root.querySelector(`[name="${key}-position"]`).value = index + 1;
  });
  status.textContent = root.dataset.moved.replace("%n", place);
});
