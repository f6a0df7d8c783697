import { connect } from "./boss-websocket/client.js";
import { accessToken } from "./login.js";

const log = document.querySelector("#log");
const orders = connect("websocket/orders", {
  // Asked before each handshake, and again shortly before the token expires.
  auth: async () => ({ token: await accessToken() }),
});

orders.on("message", (message) => {
  log.append((typeof message === "string") ? message : message.event, "\n");
});

document.querySelector("#ask").addEventListener("submit", (event) => {
  event.preventDefault();
  orders.send(document.querySelector("#ask input").value);
});
