// Small helpers around the document. Data reaches it as text and as class names from fixed lists, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with a class, a text and children. */
export function el(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.append(...children);
  return element;
}

/** A glyph of the sprite in the page. */
export function icon(name, className = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `ic ${className}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** Makes an icon made by icon() show another glyph. */
export function setIcon(svg, name) {
  const href = `#${name}`;
  if (svg.firstChild.getAttribute("href") !== href) {
    svg.firstChild.setAttribute("href", href);
  }
}

/** Sets a text where it differs: nothing is drawn anew, and no screen reader is disturbed, for the same words. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets a class list where it differs. */
export function setClass(element, className) {
  if (element.className !== className) {
    element.className = className;
  }
}

/** Shows or hides an element. */
export function setShown(element, shown) {
  if (element.hidden === shown) {
    element.hidden = !shown;
  }
}

/** Makes a list's children match items: one child a key, kept in order and made where it is missing. */
export function reconcile(parent, items, keyOf, make, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = old.get(key);
    if (child) {
      old.delete(key);
    } else {
      child = make(item);
      child.dataset.key = key;
    }
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
    update(child, item);
  }
  for (const gone of old.values()) {
    gone.remove();
  }
}
