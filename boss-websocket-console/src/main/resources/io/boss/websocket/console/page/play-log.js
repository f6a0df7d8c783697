// What a connection of the playground has sent and received.

import { meaningOf } from "./close-codes.js";
import { h, write } from "./dom.js";
import { bytes, count, prettyJson } from "./format.js";

const MOST = 500;
const LONGEST = 20_000;
const MOST_BYTES = 512;

function clock(date) {
  const part = (number, width = 2) => `${number}`.padStart(width, "0");
  return `${part(date.getHours())}:${part(date.getMinutes())}:${part(date.getSeconds())}.${part(date.getMilliseconds(), 3)}`;
}

function hexOf(buffer) {
  const shown = [...new Uint8Array(buffer.slice(0, MOST_BYTES))].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return shown + ((buffer.byteLength > MOST_BYTES) ? " …" : "");
}

function cut(text) {
  return (text.length > LONGEST) ? `${text.slice(0, LONGEST)} …` : text;
}

function sizeOf(data) {
  return (typeof data === "string") ? new TextEncoder().encode(data).length : data.byteLength;
}

function payload(data) {
  if (typeof data !== "string") {
    return h("pre", { tabindex: "0" }, hexOf(data));
  }
  return h("pre", { tabindex: "0" }, cut(prettyJson(data) ?? data));
}

function frame(direction, data) {
  return h("li", { class: `frame ${direction}` },
    h("p", { class: "frame-head" },
      h("span", { class: "way-of" }, (direction === "out") ? "Sent" : "Received"),
      h("time", {}, clock(new Date())),
      h("span", {}, `${(typeof data === "string") ? "text" : "binary"}, ${bytes(sizeOf(data))}`)),
    payload(data));
}

function event(title, text) {
  return h("li", { class: "frame event" },
    h("p", { class: "frame-head" }, h("span", { class: "way-of" }, title), h("time", {}, clock(new Date()))),
    text ? h("p", {}, text) : undefined);
}

/** A log, the newest first. */
export function frameLog() {
  const list = h("ol", { class: "frames", id: "play-frames", tabindex: "0", "aria-label": "Messages, the newest first" });
  const sums = h("p", { class: "sums" });
  const clear = h("button", { type: "button", class: "plain small", onclick: () => {
    list.replaceChildren();
    totals = { in: [0, 0], out: [0, 0] };
    showSums();
  } }, "Clear");
  let totals = { in: [0, 0], out: [0, 0] };
  let waiting = [];

  function showSums() {
    const text = ([number, size]) => `${count(number)} (${bytes(size)})`;
    write(sums, `Sent ${text(totals.out)}, received ${text(totals.in)}`);
  }

  // Many messages at once are drawn once.
  function add(element) {
    if (waiting.push(element) > MOST) {
      waiting.shift();
    }
    if (waiting.length === 1) {
      setTimeout(() => {
        list.prepend(...waiting.reverse());
        waiting = [];
        while (list.children.length > MOST) {
          list.lastElementChild.remove();
        }
        showSums();
      }, 40);
    }
  }

  function counted(direction, data) {
    totals[direction][0]++;
    totals[direction][1] += sizeOf(data);
    add(frame(direction, data));
  }

  showSums();
  return {
    element: h("div", { class: "log" }, h("div", { class: "log-head" }, sums, clear), list),
    sent: (data) => counted("out", data),
    received: (data) => counted("in", data),
    opened: (url, protocol) => add(event("Connected", `${url}${protocol ? `, subprotocol ${protocol}` : ""}`)),
    closed: ({ code, reason }, wasOpen) => add(event(`Closed with ${code}${reason ? ` ${reason}` : ""}`, meaningOf(code, wasOpen))),
  };
}
