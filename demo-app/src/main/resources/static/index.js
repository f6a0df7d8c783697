import { connectTo, showState, textOf, urlOf } from "./demo.js";

const PROBE_EVERY = 5_000;

function card(service) {
  const element = document.querySelector(`[data-service="${service}"]`);
  const fact = element.querySelector("[data-fact]");
  return {
    onstate: showState(element.querySelector(".link")),
    show: (text) => fact.textContent = text,
  };
}

async function status({ onstate, show }) {
  const connection = await connectTo("status");
  connection.onstate = onstate;
  connection.on("message", (message) => show(textOf(message).split("\n").at(-1)));
}

async function chat({ onstate, show }) {
  const connection = await connectTo("rooms");
  connection.onstate = onstate;
  connection.on("message", (rooms) => show(describe(rooms)));
}

function describe(rooms) {
  const people = rooms.reduce((sum, room) => sum + room.people, 0);
  return (people === 0) ? "Nobody yet" : `${count(people, "person", "people")} in ${count(rooms.length, "room", "rooms")}`;
}

function count(number, one, many) {
  return `${number} ${(number === 1) ? one : many}`;
}

async function echo({ onstate, show }) {
  let sentAt;
  const connection = await connectTo("echo", { queue: { messages: 0 } });
  function probe() {
    sentAt = performance.now();
    connection.send("probe");
  }
  connection.onstate = (state) => {
    onstate(state);
    if (state === "open") {
      probe();
    }
  };
  connection.on("message", () => show(`${(performance.now() - sentAt).toFixed(1)} ms`));
  setInterval(probe, PROBE_EVERY);
}

status(card("status"));
chat(card("chat"));
echo(card("echo"));

for (const element of document.querySelectorAll("[data-page]")) {
  element.textContent = new URL(element.dataset.page, document.baseURI);
}
for (const element of document.querySelectorAll("[data-url]")) {
  urlOf(element.dataset.url).then((url) => element.textContent = url, () => {});
}
