import { connect } from "./boss-websocket/client.js";

const log = document.querySelector("#log");
const account = connect("websocket/account", { auth });

account.on("message", (text) => log.append(text, "\n"));

// Asked before each handshake: a ticket is good once.
async function auth() {
  const response = await fetch("websocket-tickets?service=account", {
    method: "POST",
    headers: { "X-XSRF-TOKEN": csrfToken() },
  });
  if (!response.ok) {
    account.close();
    location.assign("login");
    return null;
  }
  const { ticket } = await response.json();
  return { ticket };
}

function csrfToken() {
  return /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}
