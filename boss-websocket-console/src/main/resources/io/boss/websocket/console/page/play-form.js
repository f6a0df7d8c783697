// A form for a JSON Schema. A field answers its value, or undefined if it is to be left out.

import { h, newId, select } from "./dom.js";
import { isNullable, kindOf, nameOf, resolve, variantsOf } from "./play-schema.js";

const LEFT_OUT = "";

function line(name, control, { description }, required) {
  control.id = newId("play");
  const hint = description ? h("span", { class: "description", id: newId("hint") }, description) : undefined;
  if (hint) {
    control.setAttribute("aria-describedby", hint.id);
  }
  return h("p", { class: "labelled" },
    h("label", { for: control.id }, name, required ? "" : h("span", { class: "optional" }, " optional")), control, hint);
}

function constant({ schema, name }) {
  return {
    element: h("p", { class: "labelled" }, h("span", { class: "label" }, name), h("code", {}, JSON.stringify(schema.const))),
    value: () => schema.const,
  };
}

function choice({ schema, name, required }) {
  const values = schema.enum.filter((value) => value !== null);
  const control = select(Object.fromEntries(values.map((value, index) => [`${index}.`, `${value}`])));
  if (!required) {
    control.prepend(h("option", { value: LEFT_OUT, selected: true }, "left out"));
  }
  return {
    element: line(name, control, schema, required),
    value: () => (control.value === LEFT_OUT) ? undefined : values[parseInt(control.value, 10)],
  };
}

function yesOrNo({ schema, name, required }) {
  const options = { true: "true", false: "false" };
  const control = select(required ? options : { [LEFT_OUT]: "left out", ...options });
  return {
    element: line(name, control, schema, required),
    value: () => (control.value === LEFT_OUT) ? undefined : control.value === "true",
  };
}

function number({ schema, name, required }) {
  const whole = [schema.type].flat().includes("integer");
  const control = h("input", { type: "number", step: whole ? "1" : "any", min: schema.minimum, max: schema.maximum, required });
  return {
    element: line(name, control, schema, required),
    value: () => (control.value === "") ? undefined : Number(control.value),
  };
}

const FORMATS = { date: "2026-03-01", time: "10:15:30", "date-time": "2026-03-01T10:15:30Z", duration: "PT15M",
  uuid: "123e4567-e89b-12d3-a456-426614174000" };

function text({ schema, name, required }) {
  const control = h("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: schema.maxLength,
    placeholder: FORMATS[schema.format] });
  return {
    element: line(name, control, schema, required),
    // What must be there may be empty.
    value: () => (control.value === "" && !required) ? undefined : control.value,
  };
}

function raw({ schema, name, required }) {
  const control = h("textarea", { rows: 3, spellcheck: "false", placeholder: "JSON", required });
  const read = () => (control.value.trim() === "") ? undefined : JSON.parse(control.value);
  control.addEventListener("input", () => {
    try {
      read();
      control.setCustomValidity("");
    }
    catch {
      control.setCustomValidity("This is not JSON.");
    }
  });
  return {
    element: line(`${name} as JSON`, control, schema, required),
    value() {
      try {
        return read();
      }
      catch {
        return undefined;
      }
    },
  };
}

function group(name, ...children) {
  return h("fieldset", {}, h("legend", {}, name), children);
}

function object({ schema, name, root }) {
  const fields = Object.entries(schema.properties).map(([key, property]) =>
    [key, field({ schema: property, root, name: key, required: (schema.required ?? []).includes(key) })]);
  const elements = fields.map(([, each]) => each.element);
  return {
    element: name ? group(name, elements) : h("div", { class: "fields" }, elements),
    value: () => Object.fromEntries(fields.map(([key, each]) => [key, each.value()]).filter(([, value]) => value !== undefined)),
  };
}

/** Entries that somebody adds and removes. The first part of an entry is its name, if it has one. */
function entries(name, word, create) {
  const parts = new Map();
  const list = h("div", { class: "fields" });
  const add = h("button", { type: "button", class: "plain small", onclick: () => {
    const part = create(parts.size + 1);
    const remove = h("button", { type: "button", class: "plain small", "aria-label": `Remove this ${word}`, onclick: () => {
      parts.delete(row);
      row.remove();
      add.focus();
    } }, "Remove");
    const row = h("div", { class: "entry" }, part.elements, remove);
    parts.set(row, part);
    list.append(row);
    row.querySelector("input, select, textarea, button").focus();
  } }, `Add ${word}`);
  return { element: group(name, list, h("p", {}, add)), parts: () => [...parts.values()] };
}

function array({ schema, name, root }) {
  const list = entries(name, "item", (place) => {
    const item = field({ schema: schema.items, root, name: `${name} ${place}`, required: true });
    return { item, elements: [item.element] };
  });
  return { element: list.element, value: () => list.parts().map(({ item }) => item.value() ?? null) };
}

function map({ schema, name, root }) {
  const list = entries(name, "entry", () => {
    const key = text({ schema: {}, name: "name", required: true });
    const item = field({ schema: schema.additionalProperties, root, name: "value", required: true });
    return { key, item, elements: [key.element, item.element] };
  });
  return { element: list.element,
    value: () => Object.fromEntries(list.parts().map(({ key, item }) => [key.value(), item.value() ?? null])) };
}

function variants({ schema, name, root, required }) {
  const all = variantsOf(schema, root);
  if (all.length === 1) {
    return field({ schema: all[0], root, name, required });
  }
  const names = Object.fromEntries(all.map((each, index) => [`${index}.`, nameOf(each, index)]));
  const control = select(names);
  const place = h("div", { class: "fields" });
  let chosen;
  const show = () => {
    chosen = field({ schema: all[parseInt(control.value, 10)], root, name: "", required: true });
    place.replaceChildren(chosen.element);
  };
  control.addEventListener("change", show);
  show();
  return { element: group(name || "Value", line("kind", control, {}, true), place), value: () => chosen.value() };
}

/** What has parts, and need not be there, is made when somebody wants it: types may contain themselves. */
function onDemand(options, create) {
  const place = h("div", { class: "fields" });
  const box = h("input", { type: "checkbox", id: newId("with") });
  let part;
  box.addEventListener("change", () => {
    part = box.checked ? create(options) : undefined;
    place.replaceChildren(...part ? [part.element] : []);
  });
  return {
    element: h("div", { class: "demand" }, h("p", { class: "check" }, box, h("label", { for: box.id }, `with ${options.name}`)), place),
    value: () => part?.value(),
  };
}

const PARTS = { object, array, map, variants };
const KINDS = { const: constant, enum: choice, boolean: yesOrNo, integer: number, number, string: text, json: raw, ...PARTS };

function field({ schema: given, root, name, required }) {
  const schema = resolve(given, root);
  const nullable = isNullable(schema, root);
  const kind = kindOf(schema);
  const options = { schema, root, name, required: required && !nullable };
  const create = KINDS[kind] ?? raw;
  const made = (PARTS[kind] && !options.required) ? onDemand(options, create) : create(options);
  return { ...made, value: () => made.value() ?? ((required && nullable) ? null : undefined) };
}

/** A form for messages of a schema: its element, and value(). */
export function formOf(schema) {
  return field({ schema, root: schema, name: "", required: true });
}
