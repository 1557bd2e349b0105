// [data-masking]: the picture of a page on which words are pressed and boxes are drawn. The words are ticked in the list
// below, which is all that is needed without scripts; the boxes stand in a field of their own, parted by spaces, each as
// "left,top,right,bottom" in thousandths. What is seen on the picture is drawn from there.
const picture = document.querySelector("[data-masking]");
const form = document.querySelector("#places");
const SMALLEST = 4; // thousandths; less is a press that slipped
const SVG = "http://www.w3.org/2000/svg";

function tickOf(word) {
  return form.querySelector(`[data-tick="${word.dataset.word}"]`);
}

function isOver(box, word) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(word.getAttribute(name)));
  return x < box[2] && box[0] < x + width && y < box[3] && box[1] < y + height;
}

function begin() {
  const words = picture.querySelector("[data-words]");
  const drawn = picture.querySelector("[data-drawn]");
  const tools = form.querySelector("[data-masking-tools]");
  const draw = tools.querySelector("[data-draw]");
  const undo = tools.querySelector("[data-undo]");
  const said = tools.querySelector("[data-masking-said]");
  const field = form.querySelector("[data-drawn-boxes]");
  const all = [...words.querySelectorAll("[data-word]")];
  let start = null;
  let pen = null;

  const isDrawing = () => draw.getAttribute("aria-pressed") === "true";
  const sentence = (count, name) =>
    count === 1 ? said.dataset[`${name}One`] : said.dataset[`${name}Many`].replace("#", count);

  const boxesIn = () => field?.value.split(" ").filter(Boolean) ?? [];

  function draws(boxes) {
    drawn.replaceChildren(...boxes.map((box) => size(boxOn(), box.split(",").map(Number))));
    if (field) field.dataset.words = boxes.length ? sentence(boxes.length, "boxes") : "";
  }

  function show() {
    const ticked = all.filter((word) => tickOf(word)?.checked);
    for (const word of all) word.toggleAttribute("data-chosen", ticked.includes(word));
    const boxes = boxesIn();
    draws(boxes);
    const parts = [];
    if (ticked.length) parts.push(sentence(ticked.length, "words"));
    if (boxes.length) parts.push(sentence(boxes.length, "boxes"));
    said.textContent = parts.join(" ") || said.dataset.none;
    undo.hidden = !boxes.length;
  }

  function place(event) {
    const box = picture.getBoundingClientRect();
    const within = (value) => Math.max(0, Math.min(1000, Math.round(value * 1000)));
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }

  function between(one, other) {
    const [left, right] = [one[0], other[0]].sort((a, b) => a - b);
    const [top, bottom] = [one[1], other[1]].sort((a, b) => a - b);
    return [left, top, right, bottom];
  }

  function boxOn() {
    const rect = document.createElementNS(SVG, "rect");
    rect.classList.add("mask-page__box");
    return rect;
  }

  function size(rect, [left, top, right, bottom]) {
    rect.setAttribute("x", left);
    rect.setAttribute("y", top);
    rect.setAttribute("width", right - left);
    rect.setAttribute("height", bottom - top);
    return rect;
  }

  function keep(box) {
    if (box[2] - box[0] < SMALLEST || box[3] - box[1] < SMALLEST) return;
    if (field) field.value = [...boxesIn(), box.join(",")].join(" ");
    else for (const word of all) if (isOver(box, word)) tickOf(word).checked = true;
  }

  picture.addEventListener("pointerdown", (event) => {
    if (!isDrawing() || event.button) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    start = place(event);
    pen = boxOn();
    drawn.append(pen);
  });
  picture.addEventListener("pointermove", (event) => {
    if (start) size(pen, between(start, place(event)));
  });
  const stop = (event) => {
    if (!start) return;
    keep(between(start, place(event)));
    start = null;
    show();
  };
  picture.addEventListener("pointerup", stop);
  picture.addEventListener("pointercancel", () => {
    start = null;
    show();
  });
  picture.addEventListener("click", (event) => {
    const word = event.target.closest("[data-word]");
    if (!word || isDrawing()) return;
    const tick = tickOf(word);
    tick.checked = !tick.checked;
    show();
  });
  draw.addEventListener("click", () => {
    draw.setAttribute("aria-pressed", String(!isDrawing()));
    picture.toggleAttribute("data-drawing", isDrawing());
  });
  undo.addEventListener("click", () => {
    field.value = boxesIn().slice(0, -1).join(" ");
    show();
  });
  form.addEventListener("change", show);
  // Where somebody is led who has put back what was drawn.
  field?.labels[0].addEventListener("click", () => draw.focus());
  tools.hidden = false;
  form.querySelector("[data-masking-help]").hidden = false;
  show();
}

if (picture && form) begin();
