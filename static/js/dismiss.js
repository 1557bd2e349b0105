// <details data-dismissable="key">: advice that stays away in this browser once somebody has said so.
const KEY = "samverka.dismissed";

function dismissed() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) || "[]"));
  } catch {
    return new Set(); // storage may be switched off; then the advice is simply shown again
  }
}

function remember(key) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...dismissed().add(key)]));
  } catch {
    // see above
  }
}

for (const details of document.querySelectorAll("[data-dismissable]")) {
  const key = details.dataset.dismissable;
  if (dismissed().has(key)) {
    details.remove();
    continue;
  }
  const button = details.querySelector("[data-dismiss]");
  button.hidden = false;
  button.addEventListener("click", () => {
    remember(key);
    details.remove();
    document.querySelector("main").focus();
  });
}
