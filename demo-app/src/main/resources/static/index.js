import { connect, showState, urlOf } from "./boss.js";

const PROBE_EVERY = 5_000;

function card(service) {
  const element = document.querySelector(`[data-service="${service}"]`);
  const fact = element.querySelector("[data-fact]");
  return {
    onstate: showState(element.querySelector(".link")),
    show: (text) => fact.textContent = text,
  };
}

function status({ onstate, show }) {
  connect("status", { onstate, onmessage: (text) => show(text.split("\n").at(-1)) });
}

function chat({ onstate, show }) {
  connect("rooms", { onstate, onmessage: (text) => show(describe(JSON.parse(text))) });
}

function describe(rooms) {
  const people = rooms.reduce((sum, room) => sum + room.people, 0);
  return (people === 0) ? "Nobody yet" : `${count(people, "person", "people")} in ${count(rooms.length, "room", "rooms")}`;
}

function count(number, one, many) {
  return `${number} ${(number === 1) ? one : many}`;
}

function echo({ onstate, show }) {
  let sentAt;
  function probe() {
    sentAt = performance.now();
    connection.send("probe");
  }
  const connection = connect("echo", {
    onstate,
    onopen: probe,
    onmessage: () => show(`${(performance.now() - sentAt).toFixed(1)} ms`),
  });
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
