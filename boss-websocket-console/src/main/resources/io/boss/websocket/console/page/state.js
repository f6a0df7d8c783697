// What services, instances and clients have in common on the page: addresses, states, facts, callbacks and crashes.

import { h, keep, newId, write, writeOrHide } from "./dom.js";
import { HIDDEN, ago, capital, duration, millis, momentOf, simpleName } from "./format.js";

const LONG_CALLBACK = 1_000;
const WIDE = new Set(["started", "nextStart", "connected", "remoteAddress", "sessionId", "query", "attributes"]);

/** The address of a view of this page. */
export function addressOf(view, path) {
  return `#/${[view, ...path].map(encodeURIComponent).join("/")}`;
}

/** The path of an instance, or undefined for whoever may not see its key. */
export function pathOf(service, key) {
  // Each variable of a key is a segment of its own.
  return (key === HIDDEN || key === null || key === undefined) ? undefined : [service, ...key.split("/")];
}

/** Reads at once what is to be shown now. */
export function wanted() {
  document.dispatchEvent(new Event("wanted"));
}

export function isStuck({ running }) {
  return running !== undefined && running !== null && millis(running.duration) > LONG_CALLBACK;
}

export function badge() {
  return h("span", { class: "state", "data-field": "state" });
}

export function showBadge(element, { state, paused }) {
  element.dataset.state = paused ? "paused" : state.toLowerCase();
  write(element, capital(paused ? "paused" : state));
}

/** Facts, by name: { uptime: "Up for" }. Answers the list and a function that shows { uptime: "3 s" }. */
export function facts(names) {
  const values = Object.fromEntries(Object.keys(names).map((name) => [name, h("dd", { "data-field": name })]));
  const element = h("dl", { class: "facts" },
    Object.entries(names).map(([name, text]) => h("div", { class: WIDE.has(name) ? "wide" : undefined }, h("dt", {}, text), values[name])));
  return {
    element,
    show(texts) {
      Object.entries(texts).forEach(([name, text]) => {
        values[name].parentElement.hidden = text === undefined;
        write(values[name], text ?? "");
      });
    },
  };
}

/** A line about the callback that runs, in red if it has been running for long. */
export function runningLine() {
  const text = h("span", { "data-field": "running" });
  const more = h("span", { class: "more" });
  const element = h("p", { class: "running" }, h("span", { class: "label" }, "Running now"), text, more);
  return {
    element,
    show({ running }, withThread = false) {
      element.classList.toggle("idle", !running);
      element.classList.toggle("long", isStuck({ running }));
      write(text, running ? `${running.callback}, for ${duration(millis(running.duration))}` : "nothing");
      writeOrHide(more, (running && withThread) ? `on thread ${running.thread}${running.connection
        ? `, for client ${running.connection}` : ""}` : "");
    },
  };
}

function crash({ time, instance, callback, type, cause, stack, key }) {
  const hidden = stack === HIDDEN || cause === HIDDEN;
  return h("li", {}, h("details", {},
    h("summary", {}, h("span", { class: "what" }, `${simpleName(type)} in ${callback}`), " ",
      h("span", { class: "when" }, h("time", { datetime: time, title: momentOf(time) }, ago(time)),
        `, instance ${instance}${key ? ` of ${key}` : ""}`)),
    (cause && cause !== HIDDEN) ? h("p", { class: "cause" }, cause) : undefined,
    (stack && stack !== HIDDEN) ? h("pre", { tabindex: "0", role: "region", "aria-label": `Stack of ${simpleName(type)}` }, stack)
      : h("p", { class: "nothing" }, hidden
        ? "The text and the stack of a crash are values: management.endpoint.bosswebsocket.show-values shows them."
        : "Nothing more is known.")));
}

/** The latest crashes, the newest first, with their stacks to unfold. */
export function crashList() {
  const list = h("ol", { class: "crashes" });
  const nothing = h("p", { class: "nothing" }, "No crash is known.");
  const title = newId("crashes");
  return {
    element: h("section", { class: "card", "aria-labelledby": title }, h("h2", { id: title }, "Crashes"), list, nothing),
    show(crashes) {
      const id = ({ time, instance, key }) => `${time} ${instance} ${key ?? ""}`;
      keep(list, crashes, id, crash, (row, { time }) => write(row.querySelector("time"), ago(time)));
      nothing.hidden = crashes.length > 0;
    },
  };
}
