// <a href="file" data-making="Being made …" data-made="Fetched.">: a long paper takes its time to print. The link says so,
// is not pressed twice, and comes back when the file is there. Without scripts it is a link like any other.
const NAME = /filename\*=utf-8''([^;]+)|filename="([^"]+)"/i;

for (const link of document.querySelectorAll("a[data-making]")) {
  const status = document.createElement("span");
  status.className = "making";
  status.setAttribute("role", "status");
  link.after(status);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled") !== "true") make(link, status);
  });
}

async function make(link, status) {
  link.setAttribute("aria-disabled", "true");
  status.textContent = link.dataset.making;
  try {
    // What is refused answers with another page, which has the reason: the browser goes there by itself.
    const response = await fetch(link.href, { redirect: "manual" });
    const disposition = response.headers.get("Content-Disposition");
    if (!response.ok || !disposition) return window.location.assign(link.href);
    save(await response.blob(), nameIn(disposition));
    status.textContent = link.dataset.made;
  } catch {
    status.textContent = document.querySelector("[data-messages]").dataset.offline;
  } finally {
    link.removeAttribute("aria-disabled");
  }
}

function nameIn(disposition) {
  const [, encoded, plain] = NAME.exec(disposition) ?? [];
  return encoded ? decodeURIComponent(encoded) : plain;
}

function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
