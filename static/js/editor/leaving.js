// What is typed goes to the server before the page is left, by a link, a form, or in another way.
// saveAll(): saves, and promises whether the page may be left.
export function leaving({ savers, saveAll }) {
  const isStored = () => savers.every((saver) => saver.isStored);
  const retry = () => {
    for (const saver of savers) if (!saver.isStored) saver.after(0);
  };
  const saveAtOnce = () => {
    for (const saver of savers) saver.saveAtOnce();
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const isElsewhere = link && !link.target && !link.getAttribute("href").startsWith("#") && isPlain(event);
    if (!isElsewhere || link.closest("[contenteditable]") || isStored()) return;
    event.preventDefault();
    if (await saveAll()) window.location.assign(link.href);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-saves-first]") || isStored()) return;
    event.preventDefault();
    if (await saveAll()) form.requestSubmit(event.submitter);
  });

  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);
  window.addEventListener("pagehide", saveAtOnce);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && saveAtOnce());
  // Only what could not be saved is worth a question.
  window.addEventListener("beforeunload", (event) => isStored() || event.preventDefault());
}

function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
