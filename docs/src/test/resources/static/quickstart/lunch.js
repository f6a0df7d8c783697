import { connect } from "/boss-websocket/client.js";

const lunch = connect("/websocket/lunch");

lunch.on("message", ({ votes }) => {
  const lines = Object.entries(votes).map(([place, count]) => {
    const line = document.createElement("li");
    line.textContent = `${place}: ${count}`;
    return line;
  });
  document.querySelector("ul").replaceChildren(...lines);
});

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = document.querySelector("input");
  lunch.send({ place: input.value });
  input.value = "";
});
