// Elements, made and kept up to date. Text of others only ever becomes text.

function set(element, name, value) {
  if (name.startsWith("on")) {
    element.addEventListener(name.slice(2), value);
  }
  else if (value === true) {
    element.setAttribute(name, "");
  }
  else if (value !== false && value !== undefined && value !== null) {
    element.setAttribute(name, value);
  }
}

// On phones, rows of tables look like cards. What they are stays.
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

/** An element with attributes, listeners (onclick) and children, which are elements or text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, "role", ROLES[tag]);
  Object.entries(attributes).forEach(([name, value]) => set(element, name, value));
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return element;
}

/** Writes only what has changed, so that neither a selection nor a screen reader is disturbed. */
export function write(element, text) {
  const wanted = `${text}`;
  if (element.textContent !== wanted) {
    element.textContent = wanted;
  }
}

/** Writes a text, or hides the element if there is none. */
export function writeOrHide(element, text) {
  element.hidden = !text;
  write(element, text ?? "");
}

let ids = 0;

/** An id that nothing else on the page has. */
export function newId(prefix) {
  return `${prefix}-${++ids}`;
}

// Where it is said, rows that somebody points at or has the focus in do not move away below the hand.
function inOrder(parent, items, idOf) {
  if (!parent.matches("[data-steady]:is(:hover, :focus-within)")) {
    return items;
  }
  const places = new Map([...parent.children].map((child, index) => [child.dataset.id, index]));
  const place = (item) => places.get(idOf(item)) ?? Infinity;
  return items.map((item, index) => [place(item), index, item])
    .sort(([placeOfA, a], [placeOfB, b]) => (placeOfA === placeOfB) ? a - b : placeOfA - placeOfB)
    .map(([, , item]) => item);
}

/** Keeps a child for each item. Children that stay are kept with their focus; update gets a child and its item. */
export function keep(parent, items, idOf, create, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.id, child]));
  const active = document.activeElement;
  inOrder(parent, items, idOf).forEach((item, index) => {
    const id = idOf(item);
    const child = old.get(id) ?? create(item);
    child.dataset.id = id;
    old.delete(id);
    update(child, item);
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
  });
  old.forEach((child) => child.remove());
  if (active !== document.activeElement && parent.contains(active)) {
    active.focus({ preventScroll: true });
  }
}

/** A labelled field: the label is before the control. */
export function labelled(text, control, className = "labelled") {
  control.id ||= newId("field");
  return h("p", { class: className }, h("label", { for: control.id }, text), control);
}

export function select(options, attributes = {}) {
  return h("select", attributes, Object.entries(options).map(([value, text]) => h("option", { value }, text)));
}
