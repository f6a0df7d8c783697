import { connect, showState } from "./boss.js";
import { tail } from "./tail.js";

const MAX_LINES = 2_000;

const screen = tail(document.querySelector("#console"), document.querySelector("#to-end"), MAX_LINES);
let reopened = false;

function lineOf(text) {
  const line = document.createElement("span");
  line.textContent = text;
  line.classList.toggle("bad", /\bFAILURE\b|\b[1-9]\d* failed\b/.test(text));
  line.classList.toggle("good", /\bSUCCESS\b/.test(text));
  return line;
}

connect("status", {
  onstate: showState(document.querySelector(".link")),
  onopen: () => reopened = true,
  onmessage: (text) => {
    if (reopened) {
      // The first message is the tail, which repeats what a reconnecting page shows already.
      screen.clear();
      reopened = false;
    }
    screen.append(...text.split("\n").map(lineOf));
  },
});
