import { connectTo, showState } from "./demo.js";
import { tail } from "./tail.js";

const MAX_TURNS = 50;
const MAX_CONVERSATIONS = 20;
const CONVERSATIONS_KEY = "boss-assistant-conversations";

const ENDINGS = {
  stopped: "Stopped.",
  length: "That is as long as an answer may be.",
  failed: "The model has failed. Ask once more.",
};

const find = (id) => document.getElementById(id);
const log = tail(find("log"), find("to-end"), MAX_TURNS);
const name = nameOf(new URLSearchParams(location.search).get("conversation") ?? "") || randomName();
let connection;

/** The answer that is being typed. */
let current;

/** Asked here, and not yet begun. */
let pending = false;

// Who comes, or comes back to a server that does not know it any more, is told all, and reads on.
function showConversation({ turns }) {
  log.clear();
  current = undefined;
  turns.forEach(showTurn);
  find("greeting").hidden = turns.length > 0;
  if (turns.length > 0) {
    remember(turns[0].prompt);
  }
  showButtons();
  if (current) {
    read(current, connection.stream({ type: "follow", turn: current.turn, from: turns.at(-1).text.length }));
  }
}

// Somebody has asked, in another tab.
function showAsked({ turn, prompt }) {
  begin({ turn, prompt, text: "" });
  read(current, connection.stream({ type: "follow", turn, from: 0 }));
}

async function ask(prompt) {
  pending = true;
  complain((connection?.state === "open") ? "" : "Not connected just now. It is sent as soon as the connection is back.");
  try {
    const parts = connection.stream({ type: "prompt", text: prompt });
    const { value: first } = await parts.next();
    pending = false;
    if (first?.type === "asked") {
      complain("");
      if (find("text").value.trim() === prompt) {
        find("text").value = "";
      }
      begin({ turn: first.turn, prompt: first.prompt, text: "" });
      await read(current, parts);
    }
    else {
      complain(first?.text ?? "");
    }
  }
  catch (failure) {
    pending = false;
    complain((failure.reason === "lost") ? "The connection was lost. If your prompt is not here, send it again."
        : "That cannot be sent just now.");
  }
  showButtons();
}

/** Reads an answer to its end. If the connection is lost on the way, the conversation is told anew. */
async function read(answer, parts) {
  try {
    for await (const event of parts) {
      if (event.type === "part") {
        answer.text.appendData(event.text);
        log.grow();
      }
      else if (event.type === "ended") {
        end(answer, event.ending);
      }
    }
  }
  catch (failure) {
    if (failure.reason !== "lost" && failure.reason !== "closed") {
      throw failure;
    }
  }
}

function begin(line) {
  find("greeting").hidden = true;
  remember(line.prompt);
  showTurn(line);
  say("The assistant is answering");
  showButtons();
}

function end(answer, ending) {
  showEnding(answer.element, ending);
  if (answer === current) {
    current = undefined;
    say(answer.text.data + (ENDINGS[ending] ?? ""));
    showButtons();
  }
  log.grow();
}

function showTurn({ turn, prompt, text, ending }) {
  const element = create("article", "turn");
  const answer = create("div", "answer");
  const badge = create("span", "badge");
  badge.ariaHidden = "true";
  badge.append(create("i", "star"));
  const typed = document.createTextNode(text);
  const paragraph = create("p", "text");
  paragraph.append(typed);
  answer.append(badge, paragraph);
  element.append(create("p", "prompt", prompt), answer);
  log.append(element);
  if (ending) {
    showEnding(element, ending);
  }
  else {
    element.ariaBusy = "true";
    current = { turn, element, text: typed };
  }
}

function showEnding(element, ending) {
  element.ariaBusy = null;
  if (ENDINGS[ending]) {
    element.querySelector(".answer").append(create("p", "ending", ENDINGS[ending]));
  }
}

function stop() {
  if (current) {
    connection.send({ type: "stop", turn: current.turn });
  }
}

// One button takes the place of the other, and the focus with it.
function showButtons() {
  const [shown, gone] = current ? [find("stop"), find("send")] : [find("send"), find("stop")];
  const focused = document.activeElement === gone;
  shown.hidden = false;
  gone.hidden = true;
  if (focused) {
    shown.focus();
  }
}

function complain(text) {
  find("problem").textContent = text;
}

/** Tells those who listen instead of looking. */
function say(text) {
  find("news").textContent = text;
}

function create(tag, className, text = "") {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}

// What a conversation may be called.
function nameOf(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 32).replace(/^-|-$/g, "");
}

// Who knows the name sees the conversation, so nobody should guess it.
function randomName() {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}

// The rest of the query stays: it may say which node is wanted.
function pageOf(conversation) {
  const url = new URL(location.href);
  url.searchParams.delete("conversation");
  if (conversation) {
    url.searchParams.set("conversation", conversation);
  }
  return url.href;
}

function conversations() {
  try {
    return JSON.parse(localStorage.getItem(CONVERSATIONS_KEY)) ?? [];
  }
  catch {
    return [];
  }
}

// A conversation is called by its first prompt, as this browser has seen it.
function remember(prompt) {
  const known = conversations();
  if (known[0]?.name !== name) {
    const title = known.find((other) => other.name === name)?.title ?? prompt.slice(0, 60);
    const others = known.filter((other) => other.name !== name);
    localStorage.setItem(CONVERSATIONS_KEY, JSON.stringify([{ name, title }, ...others].slice(0, MAX_CONVERSATIONS)));
  }
  showConversations();
}

function showConversations() {
  const known = conversations();
  const title = known.find((other) => other.name === name)?.title;
  find("title").textContent = title ?? "New conversation";
  find("conversations").replaceChildren(...known.map((other) => {
    const link = create("a", "", other.title);
    link.href = pageOf(other.name);
    link.title = other.title;
    if (other.name === name) {
      link.ariaCurrent = "page";
    }
    const item = create("li", "");
    item.append(link);
    return item;
  }));
}

find("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const prompt = find("text").value.trim();
  if (prompt && !current && !pending) {
    ask(prompt);
  }
});

find("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("ask").requestSubmit();
  }
});

find("ideas").addEventListener("click", (event) => {
  if (event.target.closest("button") && !current && !pending) {
    ask(event.target.closest("button").textContent);
    find("text").focus();
  }
});

find("stop").addEventListener("click", stop);

addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    stop();
  }
});

const showLink = showState(document.querySelector(".link"));

history.replaceState(null, "", pageOf(name));
find("new").href = pageOf();
showConversations();

connection = await connectTo(`assistant/${name}`);
connection.onstate = showLink;
connection.on("conversation", showConversation);
connection.on("asked", showAsked);
