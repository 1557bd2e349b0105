// The order of the appendices of a letter: dragged, moved with the arrow keys or the buttons, and saved at once.
import { Ordering } from "./editor/ordering.js";
import { post } from "./editor/server.js";

const root = document.querySelector("[data-appendices]");
const status = document.querySelector("[data-order-status]");
let standing; // the keys in the order that is saved
let queue = Promise.resolve();

function drawNumbers() {
  root.querySelectorAll("[data-number]").forEach((label, place) => {
    label.textContent = root.dataset.numbered.replace("%n", place + 1);
  });
}

async function send(keys, place) {
  try {
    const { data } = await post(root.dataset.address, { keys });
    if (data.status === "saved") {
      status.textContent = root.dataset.moved.replace("%n", place);
      standing = keys;
      return;
    }
    status.textContent = data.sentence ?? root.dataset.notMoved;
    if (data.sentence) {
      ordering.putBack(standing);
      drawNumbers();
      return;
    }
  } catch {
    status.textContent = root.dataset.notMoved;
  }
  ordering.told = "";
}

// One order at a time, so that the last one is the one that stands.
const ordering = new Ordering(root, (keys, place) => {
  drawNumbers();
  queue = queue.then(() => send(keys, place));
});
standing = ordering.keys;
