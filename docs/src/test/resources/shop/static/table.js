import { connect } from "./boss-websocket/client.js";

const log = document.querySelector("#log");
const table = connect("websocket/table");

table.on("message", (message) => log.append(JSON.stringify(message), "\n"));

table.onstate = (state) => {
  document.body.dataset.state = state;
};

// The server has begun anew with this page: read again what it shows.
table.onresync = (why, lost) => log.append(`begin anew: ${why}, ${lost} messages lost\n`);

document.querySelector("#say").addEventListener("submit", (event) => {
  event.preventDefault();
  const taken = table.send({ text: document.querySelector("#say input").value });
  document.querySelector("#problem").textContent = taken ? "" : "Too many messages wait. Nothing was sent.";
});
