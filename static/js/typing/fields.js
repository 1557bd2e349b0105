// The controls of a form as what a person has typed in them.
const NEVER = new Set(["submit", "button", "hidden", "password", "file"]);
const TICKED = new Set(["checkbox", "radio"]);

// What the person may change, each under a name of its own: the ticks of a group share theirs.
export function fieldsOf(form) {
  const controls = [...form.elements].filter((each) => each.name && !NEVER.has(each.type) && each.type !== "fieldset");
  return new Map(controls.map((each) => [TICKED.has(each.type) ? `${each.name}=${each.value}` : each.name, each]));
}

export function valueOf(control) {
  return TICKED.has(control.type) ? control.checked : control.value;
}

// Whether it says something else than the page did when it came.
export function isChanged(control) {
  if (TICKED.has(control.type)) return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  const given = [...control.options].findLast((each) => each.defaultSelected) ?? control.options[0];
  return control.value !== given?.value;
}

export function put(control, value) {
  if (TICKED.has(control.type)) control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

// What the field is called on the page, with the group that it stands in, and what it says, for a person to read.
// A choice that is not taken says nothing.
export function inWords(control) {
  const label = wordsOf(control.labels?.[0]);
  const group = control.closest("[role=group], fieldset");
  const around = group?.getAttribute("aria-label") ?? wordsOf(group?.querySelector("legend"));
  if (control.type === "radio") return { label: around, words: control.checked ? label : undefined };
  if (control.type === "checkbox") return { label: around, words: `${control.checked ? "☑" : "☐"} ${label}` };
  const words = control.options ? wordsOf(control.selectedOptions[0]) : plainOf(control);
  return { label: [around, label].filter(Boolean).join(": "), words };
}

// Of a formatted text its words, a paragraph or a point on each line; of what is no text what its page says of it.
function plainOf(control) {
  if ("words" in control.dataset) return control.dataset.words;
  if (!("richText" in control.dataset)) return control.value;
  const { body } = new DOMParser().parseFromString(control.value, "text/html");
  return [...body.querySelectorAll("p, h3, h4, th, td")].map((each) => each.textContent).join("\n") || body.textContent;
}

function wordsOf(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

// What says which rows a page has: of another set of rows, what was typed belongs nowhere.
export function rowsOf(form) {
  const hidden = [...form.elements].filter((each) => each.type === "hidden" && /-(id|[A-Z]+_FORMS)$/.test(each.name));
  return hidden.map((each) => `${each.name}=${each.value}`).join("&");
}
