import { connect as connectTo } from "./boss-websocket/client.js";
import { showState, textOf, urlOf } from "./demo.js";
import { tail } from "./tail.js";

const MAX_LINES = 200;
const AUTHENTICATION = "boss.authentication";

const find = (id) => document.getElementById(id);
const log = tail(find("log"), find("to-end"), MAX_LINES);
const link = document.querySelector(".link");
const showLink = showState(link);

let connection;
let password;

/** What is shown in place of the header that a browser cannot set; each is asked for with the password. */
const secrets = {
  async ticket() {
    const url = new URL("../websocket-tickets?service=account", await urlOf("account"));
    url.protocol = location.protocol;
    return (await ask(url)).ticket;
  },
  async token() {
    return (await ask(new URL("account/token", location.origin + location.pathname))).token;
  },
};

async function ask(url) {
  const response = await fetch(url, {
    method: "POST",
    // A 401 for a request with the second header brings no dialog of the browser's.
    headers: { Authorization: `Basic ${password}`, "X-Requested-With": "XMLHttpRequest" },
    credentials: "omit",
  });
  if (!response.ok) {
    throw new Error((response.status === 401) ? "Nobody has this name and password." : `The server said ${response.status}.`);
  }
  return response.json();
}

async function connect(kind) {
  let first = await secrets[kind]();

  // Asked before each handshake, and when the token is about to expire.
  async function auth() {
    const secret = first ?? await secrets[kind]();
    first = undefined;
    return { [kind]: secret };
  }

  connection = connectTo(await urlOf("account"), { auth, queue: { messages: 0 } });
  connection.onstate = (state, detail) => became(state, detail, kind);
  connection.on("message", receive);
  connection.on(AUTHENTICATION, (message) => heard(message, kind));
}

function became(state, { code, reason }, kind) {
  if (state === "open") {
    note(`Connected with a ${kind}`);
  }
  else if (state === "closed") {
    note((code === 1000) ? "Signed out" : `Closed by the server: ${code} ${reason}`);
  }
  else if (state === "lost") {
    note("Connection lost");
  }
  showLink(state);
  if (state === "closed") {
    link.textContent = "Signed out";
  }
  find("sign-in").hidden = state !== "closed";
  find("say").hidden = state === "closed";
}

function receive(message) {
  if (message.type !== AUTHENTICATION) {
    append("said", textOf(message));
  }
}

function heard({ event, expiresIn }, kind) {
  if (event === "expiring") {
    note(`The ${kind} is good for ${expiresIn} s more; asking for another`);
  }
  else {
    note((event === "refreshed") ? `Renewed, for ${expiresIn} s` : "Could not be renewed");
  }
}

function note(text) {
  append("note", text);
}

function append(kind, text) {
  const line = document.createElement("div");
  line.className = "line entered";
  const time = document.createElement("time");
  time.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = text;
  line.append(time, " ", span);
  log.append(line);
}

find("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  find("problem").textContent = "";
  password = btoa(`${find("user").value}:${find("password").value}`);
  try {
    await connect(event.submitter?.value ?? "ticket");
    find("password").value = "";
  }
  catch (failure) {
    find("problem").textContent = failure.message;
  }
});

find("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = connection.send(find("text").value);
  find("problem").textContent = sent ? "" : "Not connected just now. Nothing was sent.";
  if (sent) {
    find("text").value = "";
  }
});

find("sign-out").addEventListener("click", () => {
  password = undefined;
  connection.close();
});
