// What htmx fetches in the background: a lost connection, an error and a lost login must never pass in silence.
const texts = document.querySelector("[data-messages]")?.dataset ?? {};

function say(text) {
  document.dispatchEvent(new CustomEvent("samverka:message", { detail: { text, tone: "error" } }));
}

document.addEventListener("htmx:sendError", () => say(texts.offline));
document.addEventListener("htmx:timeout", () => say(texts.offline));
document.addEventListener("htmx:responseError", (event) => {
  say(event.detail.xhr.status >= 500 ? texts.failed : texts.refused);
});

// The log-in page in answer to a part of a page: load the page again, which leads there and back.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.xhr.responseText.includes("data-login-page")) return;
  event.detail.shouldSwap = false;
  window.location.reload();
});
