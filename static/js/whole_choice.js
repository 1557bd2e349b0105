// <select>: what is chosen stands whole below the box where it does not fit in it, as on a phone. For the eye only, since
// the box itself is read out whole.
const ruler = document.createElement("canvas").getContext("2d");

for (const select of document.querySelectorAll(".field select:not([multiple])")) {
  const whole = document.createElement("p");
  whole.className = "field__whole";
  whole.setAttribute("aria-hidden", "true");
  select.after(whole);
  const show = () => {
    whole.textContent = select.selectedOptions[0]?.label ?? "";
    whole.hidden = !isCut(select, whole.textContent);
  };
  select.addEventListener("change", show);
  new ResizeObserver(show).observe(select);
}

function isCut(select, text) {
  const style = getComputedStyle(select);
  const room = select.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
  ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return room > 0 && ruler.measureText(text).width > room;
}
