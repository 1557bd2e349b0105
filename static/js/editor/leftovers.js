// Text that was kept in the browser and whose section is not on the page: the paper has been locked, or the section
// removed. Nobody can save it, but the one who wrote it can copy it.
import { textsKeptUnder } from "./keeping.js";
import { showKept } from "./kept.js";
import { copyOf, copyWords } from "./parts.js";

const place = document.querySelector("[data-leftovers]");
const user = document.querySelector("[data-user-id]").dataset.userId;
const isOnPage = (address) => document.querySelector(`[data-section] form[action="${address}"]`);

for (const { address, keeper } of textsKeptUnder(user, place.dataset.leftovers)) {
  if (isOnPage(address)) continue;
  for (const kept of keeper.earlier()) {
    const panel = copyOf("leftover");
    showKept(panel, kept);
    panel.querySelector('[data-act="copy"]').addEventListener("click", (event) => copyWords(event.currentTarget, kept));
    panel.querySelector('[data-act="throw"]').addEventListener("click", () => {
      keeper.forget(kept);
      panel.remove();
    });
    place.append(panel);
  }
}
