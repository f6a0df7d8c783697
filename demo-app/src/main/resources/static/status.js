import { connectTo, showState, textOf } from "./demo.js";
import { tail } from "./tail.js";

const MAX_LINES = 2_000;

const screen = tail(document.querySelector("#console"), document.querySelector("#to-end"), MAX_LINES);
let reopened = false;
let next = 0;

function lineOf(text) {
  const line = document.createElement("span");
  line.textContent = text;
  line.classList.toggle("bad", /\bFAILURE\b|\b[1-9]\d* failed\b/.test(text));
  line.classList.toggle("good", /\bSUCCESS\b/.test(text));
  return line;
}

function noteOf(skipped) {
  const note = document.createElement("span");
  note.className = "skipped";
  note.textContent = `${skipped} ${skipped === 1 ? "line" : "lines"} skipped: this page could not keep up`;
  return note;
}

// The last lines, of which the page has some already, unless it was too slow and some are gone for it.
function tailOf([head, ...lines]) {
  const first = Number(head.slice(1));
  if (next === undefined || next > first + lines.length) {
    next = first;
  }
  if (first > next) {
    if (next > 0) {
      screen.append(noteOf(first - next));
    }
    next = first;
  }
  return lines.slice(next - first);
}

const showLink = showState(document.querySelector(".link"));
const connection = await connectTo("status");
connection.onstate = (state) => {
  showLink(state);
  reopened ||= state === "open";
};
connection.on("message", (message) => {
  if (reopened) {
    // The tail repeats what a reconnecting page shows already.
    screen.clear();
    reopened = false;
    next = undefined;
  }
  const text = textOf(message);
  const lines = text.split("\n");
  const unread = text.startsWith("\f") ? tailOf(lines) : lines;
  next = (next ?? 0) + unread.length;
  screen.append(...unread.map(lineOf));
});
