// Messages to send: a form for each type that the service takes, text as it is, and bytes.

import { h, labelled, select, write } from "./dom.js";
import { formOf } from "./play-form.js";

const RAW = [{ name: "Text as it is", kind: "text" }, { name: "Bytes", kind: "binary" }];

function textForm() {
  const area = h("textarea", { rows: 4, spellcheck: "false", id: "play-text" });
  return { element: labelled("Text", area), value: () => area.value };
}

function bytesOf(text) {
  const digits = text.replace(/\s+|0x/g, "");
  if (!/^([\da-f]{2})*$/i.test(digits)) {
    return undefined;
  }
  return new Uint8Array((digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
}

function binaryForm() {
  const area = h("textarea", { rows: 3, spellcheck: "false", id: "play-bytes", placeholder: "68 65 6c 6c 6f" });
  const file = h("input", { type: "file", id: "play-file" });
  let content;
  area.addEventListener("input", () => area.setCustomValidity(bytesOf(area.value) ? "" : "Two hexadecimal digits for each byte."));
  file.addEventListener("change", async () => {
    content = await file.files[0]?.arrayBuffer();
    area.disabled = content !== undefined;
  });
  return {
    element: h("div", { class: "fields" }, labelled("Bytes, in hex", area), labelled("Or a file", file)),
    value: () => content ?? bytesOf(area.value),
  };
}

function jsonForm(schema) {
  const form = formOf(schema);
  const preview = h("pre", { tabindex: "0", id: "play-preview", "aria-label": "What is sent" });
  const show = () => write(preview, JSON.stringify(form.value(), null, 2));
  const element = h("div", { class: "fields" }, form.element,
    h("details", { class: "preview" }, h("summary", {}, "What is sent"), preview));
  // After the controls have changed what there is.
  ["input", "change", "click"].forEach((type) => element.addEventListener(type, () => queueMicrotask(show)));
  show();
  return { element, value: () => JSON.stringify(form.value()) };
}

const FORMS = { json: ({ schema }) => jsonForm(schema), text: textForm, binary: binaryForm };

/** The form; onsend(data) gets a text or bytes. */
export function composer(onsend) {
  const type = select({}, { id: "play-type" });
  const place = h("div", { class: "fields", id: "play-message" });
  const method = h("p", { class: "path" });
  const send = h("button", { id: "play-send", disabled: true }, "Send");
  const element = h("form", { class: "fields", autocomplete: "off" }, labelled("Message", type), method, place,
    h("p", { class: "actions" }, send));
  let kinds = [];
  let form;

  function choose() {
    const kind = kinds[type.selectedIndex];
    form = (FORMS[kind.kind] ?? textForm)(kind);
    write(method, kind.method ?? "");
    place.replaceChildren(form.element);
  }

  type.addEventListener("change", choose);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = form.value();
    if (data !== undefined && !send.disabled) {
      onsend(data);
    }
  });
  return {
    element,
    enable(open) {
      send.disabled = !open;
    },
    /** Shows forms for what a service takes, undefined if nobody knows. */
    show(types) {
      const known = types?.incoming ?? [];
      kinds = [...known, ...RAW.filter(({ kind }) => !known.some((each) => each.kind === kind))];
      type.replaceChildren(...kinds.map(({ name }) => h("option", {}, name)));
      choose();
    },
  };
}
