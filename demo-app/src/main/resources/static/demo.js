// What the pages of the demo share, besides the client.

import { connect } from "./boss-websocket/client.js";

const LABELS = {
  connecting: "Connecting",
  open: "Connected",
  lost: "Reconnecting",
  waiting: "Reconnecting",
  closed: "Closed",
};

let config;

async function readConfig() {
  const response = await fetch("demo-config.json");
  if (!response.ok) {
    throw new Error(`demo-config.json: ${response.status}`);
  }
  return response.json();
}

/**
 * The URL of a service, or of an instance as in "chat/lobby", relative to the page: right below a context path, behind
 * a proxy and over TLS. The query of the page goes along; it may tell a proxy which node is wanted.
 */
export async function urlOf(service) {
  config ??= readConfig();
  const [name, ...key] = service.split("/");
  const path = (await config).services[name].replace(/\{.*/, key.map(encodeURIComponent).join("/"));
  const url = new URL("." + path, document.baseURI);
  url.protocol = (url.protocol === "https:") ? "wss:" : "ws:";
  url.search = location.search;
  return url;
}

/** Connects to a service, by its name. */
export async function connectTo(service, options) {
  return connect(await urlOf(service), options);
}

/** Writes the state of a connection into an element, for people and for the style sheet. */
export function showState(element) {
  return (state) => {
    element.dataset.state = state;
    element.textContent = LABELS[state];
  };
}

/** Text as the service sent it: the client has read what looks like JSON. */
export function textOf(message) {
  return (typeof message === "string") ? message : JSON.stringify(message);
}
