// As much of a browser as the scripts of the documentation need: document, fetch and WebSocket with the cookies of a server.
// Prints what a script writes into elements; reads "click <selector>" and "submit <selector> <text>".
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [base, script, cookies] = process.argv.slice(2);
const jar = new Map(cookies.split("; ").filter(Boolean).map((cookie) => cookie.split("=", 2)));
const elements = new Map();

const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

function element(selector) {
  const listeners = {};
  return {
    value: "",
    dataset: new Proxy({}, { set: (_, name, value) => (console.log(`${selector}[data-${name}] ${value}`), true) }),
    append: (...nodes) => console.log(selector, nodes.join("").trim()),
    set textContent(text) {
      console.log(selector, text);
    },
    addEventListener: (type, fn) => (listeners[type] = fn),
    fire: (type) => listeners[type]?.({ type, preventDefault() {} }),
  };
}

function find(selector) {
  if (!elements.has(selector)) {
    elements.set(selector, element(selector));
  }
  return elements.get(selector);
}

globalThis.document = {
  baseURI: base,
  hidden: false,
  body: find("body"),
  querySelector: find,
  get cookie() {
    return cookieHeader();
  },
};

globalThis.location = {
  assign: (url) => console.log("location", url),
};

const fetchAnything = globalThis.fetch;
globalThis.fetch = async (url, options = {}) => {
  const target = new URL(url, base);
  const own = target.href.startsWith(base);
  const headers = { ...options.headers, ...(own && { cookie: cookieHeader() }) };
  const response = await fetchAnything(target, { ...options, headers, redirect: own ? "manual" : "follow" });
  for (const cookie of own ? response.headers.getSetCookie() : []) {
    const [, name, value] = /^([^=]*)=([^;]*)/.exec(cookie);
    jar.set(name, value);
  }
  return response;
};

const Socket = globalThis.WebSocket;
globalThis.WebSocket = class extends Socket {
  constructor(url, protocols) {
    super(url, { protocols, headers: { cookie: cookieHeader(), origin: base.slice(0, -1) } });
  }
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const [, type, selector, text] = /^(\S+) (\S+) ?(.*)/.exec(line);
  find(`${selector} input`).value = text;
  find(selector).fire(type);
});

await import(pathToFileURL(script));
