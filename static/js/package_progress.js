// How far a package has come: asked for again and again until it is made, or stands still.
const SECONDS = 1.5;
const place = () => document.querySelector("[data-progress]");

for (const each of document.querySelectorAll("[data-progress] [data-without-script]")) each.hidden = true;

async function ask() {
  const page = await read();
  const now = page?.querySelector("[data-progress]");
  if (page && !now) return window.location.reload();
  if (now) draw(now);
  setTimeout(ask, SECONDS * 1000);
}

// The server may be busy or away for a while; then it is asked again.
async function read() {
  try {
    const answer = await fetch(window.location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

// The elements stay, so that a screen reader hears only the sentence that has changed.
function draw(now) {
  const sentence = place().querySelector("[data-progress-sentence]");
  const said = now.querySelector("[data-progress-sentence]").textContent;
  if (sentence.textContent !== said) sentence.textContent = said;
  place().dataset.tone = now.dataset.tone;
  const bar = place().querySelector("progress");
  if (bar) bar.value = now.querySelector("progress")?.value ?? bar.value;
}

setTimeout(ask, SECONDS * 1000);
