import { urlOf } from "./boss.js";
import { tail } from "./tail.js";

const MAX_LINES = 200;
const AUTHENTICATION = "boss.authentication";

const find = (id) => document.getElementById(id);
const log = tail(find("log"), find("to-end"), MAX_LINES);
const link = document.querySelector(".link");

let socket;
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

const prefixes = { ticket: "boss.ticket.", token: "boss.bearer." };

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
  const secret = await secrets[kind]();
  // The server never repeats the secret, and a browser wants one of these back.
  socket = new WebSocket(await urlOf("account"), ["boss", prefixes[kind] + secret]);
  socket.onopen = () => {
    showState("open", "Connected");
    note(`Connected with a ${kind}`);
  };
  socket.onmessage = ({ data }) => receive(data, kind);
  socket.onclose = ({ code, reason }) => {
    showState("closed", "Signed out");
    note((code === 1000) ? "Signed out" : `Closed by the server: ${code} ${reason}`);
  };
}

function receive(data, kind) {
  const message = data.startsWith("{") ? JSON.parse(data) : {};
  if (message.type === AUTHENTICATION) {
    heard(message, kind);
  }
  else {
    append("said", data);
  }
}

async function heard({ event, expiresIn }, kind) {
  if (event === "expiring") {
    note(`The ${kind} is good for ${expiresIn} s more; asking for another`);
    socket.send(JSON.stringify({ type: AUTHENTICATION, [kind]: await secrets[kind]() }));
  }
  else {
    note((event === "refreshed") ? `Renewed, for ${expiresIn} s` : "Could not be renewed");
  }
}

function showState(state, label) {
  link.dataset.state = state;
  link.textContent = label;
  find("sign-in").hidden = state === "open";
  find("say").hidden = state !== "open";
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
  socket.send(find("text").value);
  find("text").value = "";
});

find("sign-out").addEventListener("click", () => {
  password = undefined;
  socket.close(1000);
});
