import { connectTo, showState, textOf } from "./demo.js";
import { tail } from "./tail.js";

const MAX_LINES = 200;

const find = (id) => document.getElementById(id);
const log = tail(find("log"), find("to-end"), MAX_LINES);
const showLink = showState(document.querySelector(".link"));
let sentAt = [];
let connection;

function showEcho(message, millis) {
  const binary = message instanceof ArrayBuffer;
  const data = binary ? message : textOf(message);
  const bytes = binary ? new Uint8Array(data) : new TextEncoder().encode(data);
  const line = document.createElement("div");
  line.className = `line echoed ${binary ? "binary" : "text"}`;
  line.append(
      span("kind", binary ? "binary" : "text"),
      span("payload", binary ? hex(bytes) : data),
      span("size", `${bytes.length} B`),
      span("time", `${millis.toFixed(1)} ms`));
  log.append(line);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

function span(className, text) {
  const created = document.createElement("span");
  created.className = className;
  created.textContent = text;
  return created;
}

find("send").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = find("text").value;
  const start = performance.now();
  const sent = connection?.send((event.submitter?.value === "binary") ? new TextEncoder().encode(text) : text);
  find("problem").textContent = sent ? "" : "Not connected just now. Nothing was sent.";
  if (sent) {
    sentAt.push(start);
    find("text").value = "";
  }
});

connection = await connectTo("echo", { queue: { messages: 0 } });
connection.on("message", (message) => showEcho(message, performance.now() - sentAt.shift()));
connection.onstate = (state) => {
  showLink(state);
  if (state === "open") {
    sentAt = [];
  }
};
