// The page to write on. Without this script the same forms save one section at a time.
import { clauses } from "./clauses.js";
import { Finder } from "./find.js";
import { leaving } from "./leaving.js";
import { linkDialog } from "./links.js";
import { OrderSaver } from "./order_saving.js";
import { clock } from "./parts.js";
import { Section } from "./section.js";
import { Shaping } from "./shaping.js";
import { Toolbar } from "./toolbar.js";

const root = document.querySelector("[data-editor]");
const words = root.dataset;
const user = document.querySelector("[data-user-id]").dataset.userId;
const status = document.querySelector("[data-editor-status]");
const tools = document.querySelector("[data-writing-tools]");
tools.hidden = false;

// One sentence at a time; the same one is not read out again.
function tell(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function say(name, number = "", more = "") {
  tell(`${words[name].replace("%n", number)} ${more}`.trim());
}

const askForLink = linkDialog(document.querySelector("[data-link-dialog]"));
const toolbar = new Toolbar(document.querySelector("[data-toolbar]"), { askForLink });
let current = null;
const sections = [...root.querySelectorAll("[data-section]")].map(
  (element) => new Section(element, { user, cleanAddress: words.cleanAddress, onFocus, onState }),
);
const byElement = new Map(sections.map((section) => [section.element, section]));
const inOrder = () => [...root.querySelectorAll("[data-section]")].map((element) => byElement.get(element));
const savers = sections.map((section) => section.saver);

function onFocus(section, part) {
  for (const link of document.querySelectorAll(".contents [aria-current]")) link.removeAttribute("aria-current");
  document.querySelector(`.contents a[href="#${section.element.id}"]`)?.setAttribute("aria-current", "true");
  current = section;
  toolbar.use(section[part]);
}

function onState(section, state, sentence, { others } = {}) {
  if (state !== "saving") tell(sentence);
  if (others !== undefined) showOthers(others);
}

// Who else writes in the paper, as the server says after each save.
function showOthers(sentence) {
  const place = document.querySelector("[data-others]");
  if (place.textContent !== sentence) place.textContent = sentence;
}

const saveAll = () => Promise.all(savers.map((saver) => saver.save()));

async function saveAndTell() {
  await saveAll();
  if (savers.every((saver) => saver.isSaved)) say("saved", clock());
  else if (savers.every((saver) => saver.isStored || saver.isHeld)) say("notSaved");
}

// Before the page is left. Where one has to stay, it says why and leads to the place: also to two texts to choose between,
// the first time; one who has seen them may choose another day.
async function saveBeforeLeaving() {
  say("saving");
  await saveAll();
  const left = inOrder().find((section) => !section.saver.isSaved);
  if (left) {
    say("stays", left.name, left.status.textContent);
    left.focusProblem();
  }
  return !left;
}

const finder = new Finder(document.querySelector("[data-finder]"), {
  sections: inOrder,
  button: document.querySelector("[data-find]"),
});
for (const link of document.querySelectorAll("[data-finds]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    finder.openWith(link.dataset.finds, link.dataset.replacement);
  });
}
for (const section of sections) new Shaping(section, { root, say });
new OrderSaver(root, { address: words.orderAddress, say });
clauses(document.querySelector("[data-clauses]"), {
  target: () => (current?.text ? current : inOrder().find((section) => section.text))?.text,
  say,
});
document.querySelector("[data-to-clauses]")?.addEventListener("click", () => {
  const panel = document.querySelector("[data-clauses]");
  panel.scrollIntoView();
  panel.focus();
});

document.addEventListener("keydown", (event) => {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  const act = {
    s: isCommand && saveAndTell,
    h: isCommand && (() => finder.open()),
  }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

leaving({ savers, saveAll: saveBeforeLeaving });
root.dataset.ready = "";
// Somebody came here to replace these words.
const { wanted, wantedReplacement } = document.querySelector("[data-finder]").dataset;
if (wanted) finder.openWith(wanted, wantedReplacement);
// The fields have got other heights: the section of the address is brought back.
document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
