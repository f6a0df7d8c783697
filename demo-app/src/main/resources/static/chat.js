import { connectTo, showState } from "./demo.js";
import { tail } from "./tail.js";

const MAX_LINES = 500;
const NAME_KEY = "boss-chat-name";
const KEY_KEY = "boss-chat-key";

const find = (id) => document.getElementById(id);
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

const log = tail(find("log"), find("to-end"), MAX_LINES);
const names = new Set();
const room = roomOf(new URLSearchParams(location.search).get("room") ?? "") || "lobby";
let open = [];
let me;
let connection;
let lastSpeaker;

const handlers = {
  node: ({ name }) => find("node").textContent = `on ${name}`,
  welcome: ({ name }) => {
    sessionStorage.setItem(NAME_KEY, name);
    callMe(name);
    // Who has come back was here all the time.
    showPeople();
    find("text").focus();
  },
  people: (event) => {
    names.clear();
    event.names.forEach((name) => names.add(name));
    showPeople();
  },
  history: ({ lines }) => {
    log.clear();
    lastSpeaker = undefined;
    lines.forEach(showLine);
  },
  entered: (line) => {
    names.add(line.name);
    showPeople();
    showLine(line);
  },
  left: (line) => {
    names.delete(line.name);
    showPeople();
    showLine(line);
  },
  said: showLine,
  problem: ({ text }) => complain(text),
};

function send(request) {
  const sent = connection?.send(request);
  complain(sent ? "" : "Not connected just now. Nothing was sent.");
  return sent;
}

// The key says that it is this tab that comes back, perhaps at another node, where its name may still seem taken.
function enter(name) {
  let key = sessionStorage.getItem(KEY_KEY);
  if (!key) {
    key = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
    sessionStorage.setItem(KEY_KEY, key);
  }
  send({ type: "enter", name, key });
}

function complain(text) {
  find("problem").textContent = text;
}

function callMe(name) {
  me = name;
  find("enter").hidden = name !== undefined;
  find("say").hidden = name === undefined;
}

function element(tag, className = "", text = "") {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}

function badge(name) {
  const created = element("span", "badge", Array.from(name)[0].toUpperCase());
  created.ariaHidden = "true";
  created.style.setProperty("--hue", Array.from(name).reduce((hash, c) => (hash * 31 + c.codePointAt(0)) % 360, 7));
  return created;
}

function showPeople() {
  find("people").replaceChildren(...Array.from(names, (name) => {
    const item = element("li", (name === me) ? "me" : "");
    item.append(badge(name), element("span", "name", name));
    return item;
  }));
}

function showLine({ type, name, text, at }) {
  const speaker = (type === "said") ? name : undefined;
  const line = element("div", `line ${type}`);
  line.classList.toggle("mine", name === me);
  line.classList.toggle("more", speaker !== undefined && speaker === lastSpeaker);
  lastSpeaker = speaker;
  const time = element("time", "", clock.format(new Date(at)));
  time.dateTime = at;
  if (speaker) {
    line.append(badge(name), element("b", "name", name), time, element("p", "text", text));
  }
  else {
    line.append(element("p", "note", `${name} ${(type === "entered") ? "is here" : "has gone"}`), time);
  }
  log.append(line);
}

// What a room may be called: "Book club" becomes "book-club".
function roomOf(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 32).replace(/^-|-$/g, "");
}

// The rest of the query stays: it may say which node is wanted.
function pageOf(room) {
  const url = new URL(location.href);
  url.searchParams.set("room", room);
  return url.href;
}

// The room that one is in is there also before one has a name.
function showRooms() {
  const here = { name: room, people: 0 };
  const all = open.some(({ name }) => name === room) ? open : [...open, here];
  find("rooms").replaceChildren(...all.map(({ name, people }) => {
    const link = element("a", "", name);
    link.href = pageOf(name);
    link.ariaLabel = `${name}, ${people} here`;
    if (name === room) {
      link.ariaCurrent = "page";
    }
    const item = element("li");
    item.append(link, element("span", "people-count", people));
    return item;
  }));
}

const showLink = showState(document.querySelector(".link"));

history.replaceState(null, "", pageOf(room));
document.title = `${room} · ${document.title}`;
find("room").textContent = room;
showRooms();

find("open").addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = roomOf(event.target.elements.room.value);
  if (wanted) {
    location.href = pageOf(wanted);
  }
  complain(wanted ? "" : "The name of a room is made of the letters a to z and digits.");
});

find("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  enter(find("name").value);
});

find("say").addEventListener("submit", (event) => {
  event.preventDefault();
  if (send({ type: "say", text: find("text").value })) {
    find("text").value = "";
  }
});

// What is said while there is no connection does not wait for the next, where the name must come first.
connection = await connectTo(`chat/${room}`, { queue: { messages: 0 } });
Object.entries(handlers).forEach(([type, handler]) => connection.on(type, handler));
connection.onstate = (state) => {
  showLink(state);
  if (state === "open") {
    callMe(undefined);
    const name = sessionStorage.getItem(NAME_KEY);
    if (name) {
      enter(name);
    }
  }
  else {
    find("node").textContent = "";
  }
};

const rooms = await connectTo("rooms");
rooms.on("message", (message) => {
  open = message;
  showRooms();
});
