import { connect } from "/boss-websocket/client.js";

const id = new URLSearchParams(location.search).get("room");
const room = connect(`/websocket/room/${encodeURIComponent(id)}`);

room.on("lines", ({ lines }) => lines.forEach(show));
room.on("said", show);
room.on("problem", ({ problem }) => alert(problem));

document.querySelector("form").onsubmit = (event) => {
  event.preventDefault();
  const input = document.querySelector("input");
  room.send({ name: "ann", text: input.value });
  input.value = "";
};

function show({ name, text }) {
  const line = document.createElement("li");
  line.textContent = `${name}: ${text}`;
  document.querySelector("ul").append(line);
}
