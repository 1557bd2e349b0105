// Moves a section with mouse, pen or finger by its handle. While it is held only the headings are shown, so that a long
// paper fits on the screen; near the edge of the screen the page scrolls along.
const EDGE = 80;
const FARTHEST_STEP = 18;
const SLACK = 4;

export class Dragging {
  // done(section): called when it has been let go, wherever it is.
  constructor(root, done) {
    Object.assign(this, { root, done });
    root.addEventListener("pointerdown", (event) => this.press(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, () => this.drop());
  }

  press(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) return;
    // Not the handle: it loses the pointer when its section is put elsewhere in the page.
    this.root.setPointerCapture(event.pointerId);
    this.pressed = { handle, y: event.clientY };
  }

  move({ clientY }) {
    if (!this.pressed) return;
    this.y = clientY;
    if (this.moved) this.place();
    else if (Math.abs(clientY - this.pressed.y) > SLACK) this.lift();
  }

  lift() {
    this.moved = this.pressed.handle.closest("[data-section]");
    this.moved.dataset.moving = "";
    this.fold(true);
    this.scroll();
  }

  // The handle stays under the pointer although the page gets shorter or longer.
  fold(isFolded) {
    this.root.toggleAttribute("data-folded", isFolded);
    for (const field of this.root.querySelectorAll(".writing__heading")) name(field, isFolded);
    const box = this.pressed.handle.getBoundingClientRect();
    window.scrollBy({ top: box.top + box.height / 2 - this.y, behavior: "instant" });
  }

  place() {
    const others = [...this.root.querySelectorAll("[data-section]")].filter((each) => each !== this.moved);
    const next = others.find((each) => this.y < middle(each));
    if (next) {
      if (next.previousElementSibling !== this.moved) next.before(this.moved);
    } else if (others.length && others.at(-1).nextElementSibling !== this.moved) {
      others.at(-1).after(this.moved);
    }
  }

  scroll() {
    if (!this.moved) return;
    const over = Math.min(0, this.y - EDGE) + Math.max(0, this.y - window.innerHeight + EDGE);
    if (over) {
      window.scrollBy({ top: (over / EDGE) * FARTHEST_STEP, behavior: "instant" });
      this.place();
    }
    requestAnimationFrame(() => this.scroll());
  }

  drop() {
    const { moved } = this;
    if (moved) {
      delete moved.dataset.moving;
      this.fold(false);
      this.moved = null;
      this.done(moved);
    }
    this.pressed = null;
  }
}

// Where only headings are shown, one that is empty says what the section is called.
function name(field, isFolded) {
  field.dataset.prompt ??= field.placeholder;
  const title = field.closest("[data-section]").querySelector("[data-title]");
  field.placeholder = isFolded ? title.textContent : field.dataset.prompt;
}

function middle(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}
