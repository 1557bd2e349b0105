// The page to write on. Without this script the same forms save one section at a time.
import { Finder } from "./find.js";
import { linkDialog } from "./links.js";
import { Ordering } from "./ordering.js";
import { retryAll } from "./saving.js";
import { Section } from "./section.js";
import { Toolbar } from "./toolbar.js";

const root = document.querySelector("[data-editor]");
const words = root.dataset;
const status = document.querySelector("[data-editor-status]");
const say = (name, value = "", more = "") => {
  status.textContent = [words[name].replace("%n", value), more].join(" ").trim();
};

const toolbar = new Toolbar(document.querySelector("[data-toolbar]"), {
  askForLink: linkDialog(document.querySelector("[data-link-dialog]")),
});
let current = null;
const sections = [...root.querySelectorAll("[data-section]")].map(
  (element) => new Section(element, { user: words.user, cleanAddress: words.cleanAddress, onFocus: use }),
);
const byElement = new Map(sections.map((section) => [section.element, section]));
const inOrder = () => [...root.querySelectorAll("[data-section]")].map((element) => byElement.get(element));
const finder = new Finder(document.querySelector("[data-finder]"), inOrder);
new Ordering(root, { address: words.orderAddress, say });

function use(section) {
  current = section;
  toolbar.use(section.text ? section : null);
}

async function saveAll() {
  await Promise.all(sections.map((section) => section.saver.save()));
  if (sections.some((section) => section.saver.isDirty)) return say("notSaved");
  const clock = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  return say("saved", clock);
}

document.addEventListener("keydown", (event) => {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === "s") {
    event.preventDefault();
    saveAll();
  }
  if (isCommand && event.key.toLowerCase() === "h") {
    event.preventDefault();
    finder.open();
  }
  if (event.altKey && event.key === "F10") {
    event.preventDefault();
    toolbar.focus();
  }
});
document.querySelector("[data-find]").addEventListener("click", () => finder.open());

for (const clause of document.querySelectorAll("[data-clause]")) {
  clause.addEventListener("click", () => {
    const target = current?.text ? current : inOrder().find((section) => section.text);
    target?.text.insert(clause.querySelector("template").innerHTML);
  });
}

// Other forms on the page load it anew: what is typed goes to the server first.
for (const form of document.querySelectorAll("[data-editor-tools] form, form[data-saves-first]")) {
  form.addEventListener("submit", async (event) => {
    if (!sections.some((section) => section.saver.isDirty)) return;
    event.preventDefault();
    await saveAll();
    if (!sections.some((section) => section.saver.isDirty)) form.submit();
  });
}

window.addEventListener("online", () => retryAll(sections.map((section) => section.saver)));
window.addEventListener("focus", () => retryAll(sections.map((section) => section.saver)));
window.addEventListener("pagehide", () => {
  for (const { saver } of sections) if (saver.isDirty) saver.save({ keepalive: true });
});
window.addEventListener("beforeunload", (event) => {
  if (sections.some((section) => section.saver.isDirty)) event.preventDefault();
});
root.dataset.ready = "";
