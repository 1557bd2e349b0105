// [data-masking]: the picture of a page on which words are pressed and boxes are drawn. The words are ticked in the list
// below, which is all that is needed without scripts; a box is sent as "left,top,right,bottom" in thousandths.
const picture = document.querySelector("[data-masking]");
const form = document.querySelector("#places");
const SMALLEST = 4; // thousandths; less is a press that slipped
const SVG = "http://www.w3.org/2000/svg";

function tickOf(word) {
  return form.querySelector(`[data-tick="${word.dataset.word}"]`);
}

function begin() {
  const words = picture.querySelector("[data-words]");
  const drawn = picture.querySelector("[data-drawn]");
  const tools = form.querySelector("[data-masking-tools]");
  const draw = tools.querySelector("[data-draw]");
  const undo = tools.querySelector("[data-undo]");
  const said = tools.querySelector("[data-masking-said]");
  const all = [...words.querySelectorAll("[data-word]")];
  let start = null;
  let pen = null;

  const isDrawing = () => draw.getAttribute("aria-pressed") === "true";
  const sentence = (count, name) =>
    count === 1 ? said.dataset[`${name}One`] : said.dataset[`${name}Many`].replace("#", count);

  function show() {
    const ticked = all.filter((word) => tickOf(word)?.checked);
    for (const word of all) word.toggleAttribute("data-chosen", ticked.includes(word));
    const boxes = form.querySelectorAll('input[name="ruta"]').length;
    const parts = [];
    if (ticked.length) parts.push(sentence(ticked.length, "words"));
    if (boxes) parts.push(sentence(boxes, "boxes"));
    said.textContent = parts.join(" ") || said.dataset.none;
    undo.hidden = !boxes;
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

  function size(rect, [left, top, right, bottom]) {
    rect.setAttribute("x", left);
    rect.setAttribute("y", top);
    rect.setAttribute("width", right - left);
    rect.setAttribute("height", bottom - top);
  }

  function keep(rect, box) {
    if (box[2] - box[0] < SMALLEST || box[3] - box[1] < SMALLEST) return rect.remove();
    if (!picture.hasAttribute("data-draws")) {
      rect.remove();
      for (const word of all) {
        const [x, y] = [Number(word.getAttribute("x")), Number(word.getAttribute("y"))];
        const [right, bottom] = [x + Number(word.getAttribute("width")), y + Number(word.getAttribute("height"))];
        if (x < box[2] && box[0] < right && y < box[3] && box[1] < bottom) tickOf(word).checked = true;
      }
      return null;
    }
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "ruta", value: box.join(",") });
    form.append(input);
    return null;
  }

  picture.addEventListener("pointerdown", (event) => {
    if (!isDrawing() || event.button) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    start = place(event);
    pen = document.createElementNS(SVG, "rect");
    pen.classList.add("mask-page__box");
    drawn.append(pen);
  });
  picture.addEventListener("pointermove", (event) => {
    if (start) size(pen, between(start, place(event)));
  });
  const stop = (event) => {
    if (!start) return;
    const box = between(start, place(event));
    size(pen, box);
    keep(pen, box);
    start = null;
    show();
  };
  picture.addEventListener("pointerup", stop);
  picture.addEventListener("pointercancel", () => {
    pen?.remove();
    start = null;
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
    [...form.querySelectorAll('input[name="ruta"]')].at(-1)?.remove();
    drawn.lastElementChild?.remove();
    show();
  });
  form.addEventListener("change", show);
  tools.hidden = false;
  form.querySelector("[data-masking-help]").hidden = false;
  show();
}

if (picture && form) begin();
