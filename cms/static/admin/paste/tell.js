/* One message beside the field about what a paste has left out or changed. Screen readers hear it. */

const words = JSON.parse(document.querySelector("script[data-paste-words]").dataset.pasteWords);

const sentence = (kind, number) => words.kinds[kind][number === 1 ? 0 : 1].replace("{n}", number);

function sentences(told, hasPictures) {
  const lost = (told.notes || 0) > (told.noteTexts || 0) ? { notesLost: 1 } : {};
  const all = { ...told, ...lost };
  const where = hasPictures ? words.picturesHere : words.picturesElsewhere;
  return Object.keys(words.kinds)
    .filter((kind) => all[kind])
    .map((kind) => sentence(kind, all[kind]) + (kind === "pictures" ? ` ${where}` : ""));
}

function make(name, content, attributes = {}) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...content);
  return element;
}

function sign() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon icon-warning icon");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = '<use href="#icon-warning"></use>';
  return svg;
}

/** The place of the message: it must be there before the words, or they are not read out. */
function placeAfter(wrapper) {
  const there = wrapper.parentNode.querySelector("[data-pasted]");
  if (there) return there;
  const place = make("div", [], { role: "status", "data-pasted": "" });
  wrapper.after(place);
  return place;
}

/** `hasPictures`: whether pictures can be added in a block beside the field. `back` is called when all is read. */
export function tell(wrapper, told, hasPictures, back) {
  const items = sentences(told, hasPictures);
  if (!items.length && !wrapper.parentNode.querySelector("[data-pasted]")) return;
  const place = placeAfter(wrapper);
  place.replaceChildren();
  if (!items.length) return;
  const dismiss = make("button", [words.dismiss], { type: "button", class: "button button-small button-secondary" });
  dismiss.addEventListener("click", () => {
    place.replaceChildren();
    back();
  });
  const list = make("ul", items.map((item) => make("li", [item])));
  const parts = [sign(), make("p", [words.intro]), list, make("p", [words.undo]), dismiss];
  setTimeout(() => place.replaceChildren(make("div", parts, { class: "help-block help-warning" })), 100);
}
