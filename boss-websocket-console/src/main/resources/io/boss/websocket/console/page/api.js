// What the page reads from the actuator's endpoint, and what it asks of it.

const PATIENCE = 5_000;
// An order waits for its service for some seconds.
const PATIENCE_OF_ORDERS = 10_000;

// Where this file is. Not its whole address: that may hold a password, which fetch() does not take.
const [BASE] = new URL(import.meta.url).pathname.split("/_console/");

/** An answer that is not what was asked for, or none. */
export class Problem extends Error {
  /** @param status the HTTP status, 0 if there was no answer */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The address of the endpoint, with a slash at its end. */
export const ENDPOINT = new URL(`${BASE}/`, location.origin);

let config = {};
// Which of several tokens the application wants.
let wanted = 0;

function urlOf(path, parameters) {
  const url = new URL([BASE, ...path.map(encodeURIComponent)].join("/"), location.origin);
  // The query of the page may tell a proxy which node is wanted.
  url.search = location.search;
  Object.entries(parameters ?? {}).forEach(([name, value]) => {
    if (value !== undefined && value !== "") {
      url.searchParams.set(name, value);
    }
  });
  return url;
}

const STATUS = {
  400: "The server does not understand this request",
  401: "You are not signed in",
  403: "You are not allowed to do this",
  404: "The server does not know this",
  405: "The endpoint is read-only",
  409: "This cannot be done now",
  429: "The server asks you to come more slowly",
  502: "The proxy does not reach the server",
  503: "The server is not available",
  504: "The proxy has not heard from the server in time",
};

async function detailOf(response) {
  try {
    const { detail, failure, state } = await response.json();
    return detail ?? failure ?? (state && `it is ${state}`);
  }
  catch {
    return undefined;
  }
}

async function problemOf(response) {
  const what = STATUS[response.status] ?? (response.status >= 500 ? "The server has failed" : "The server has refused this");
  const detail = await detailOf(response);
  return new Problem(response.status, `${what} (${response.status})${detail ? `: ${detail}` : ""}.`);
}

async function request(url, { patience = PATIENCE, ...options } = {}) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      // A 401 for a request with this header brings no dialog of the browser's.
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...options.headers },
      signal: AbortSignal.timeout(patience),
    });
  }
  catch (error) {
    throw new Problem(0, (error.name === "TimeoutError") ? `The server has not answered within ${patience / 1_000} s.`
      : "The server does not answer.");
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  if (response.redirected && !/json|text\/plain|openmetrics/.test(response.headers.get("Content-Type") ?? "")) {
    throw new Problem(401, "You are not signed in: the server leads to another page.");
  }
  return response;
}

async function json(path, parameters) {
  const response = await request(urlOf(path, parameters));
  try {
    return await response.json();
  }
  catch {
    throw new Problem(502, "The server has answered something that is not JSON.");
  }
}

/** Reads what the page is to be like; what the server does not say is not there. */
export async function readConfig() {
  config = await json(["_console", "config.json"]);
  return config;
}

/** The services of this node, and the cluster if it is in one. */
export function readState() {
  return json([]);
}

/** A service, or one of its instances, with a page of its clients or instances. */
export function readService(path, parameters) {
  return json(path, parameters);
}

/** What the messages of a service look like, or undefined if nobody knows. */
export async function readTypes(service) {
  try {
    return await json(["_console", "types", `${service}.json`]);
  }
  catch (error) {
    if (error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

async function fromPrometheus(service) {
  const url = new URL(config.prometheus, ENDPOINT);
  url.search = location.search;
  url.searchParams.set("includedNames", "boss_websocket_messages");
  const text = await (await request(url, { headers: { Accept: "text/plain" } })).text();
  const counts = { in: 0, out: 0 };
  for (const [, tags, value] of text.matchAll(/^boss_websocket_messages_total\{(.*)\} (\S+)$/gm)) {
    const tag = Object.fromEntries([...tags.matchAll(/(\w+)="([^"]*)"/g)].map(([, ...pair]) => pair));
    if (tag.service === service) {
      counts[tag.direction] += Number(value);
    }
  }
  return counts;
}

/** How many messages a service has got and sent, or undefined if the application does not tell. */
export async function readMessages(service) {
  if (!config.prometheus) {
    return undefined;
  }
  try {
    return await fromPrometheus(service);
  }
  catch (error) {
    if (error.status === 0) {
      throw error;
    }
    // Whoever may see services may be kept from meters.
    config.prometheus = undefined;
    return undefined;
  }
}

// A token that the server masks is in the configuration; where a cookie of the page's holds it, it is wanted as it is there.
function tokens() {
  const { csrf } = config;
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${csrf?.cookie}=`));
  const readable = cookie?.slice(cookie.indexOf("=") + 1);
  return csrf ? [readable, csrf.token].filter((token) => token).map((token) => ({ [csrf.header]: token })) : [];
}

async function changeWith(headers, method, url, body) {
  const type = body ? { "Content-Type": "application/json" } : {};
  const response = await request(url,
    { method, headers: { ...headers, ...type }, body: body && JSON.stringify(body), patience: PATIENCE_OF_ORDERS });
  return response.json();
}

/** Changes something. The token, which other sites cannot read, says that it is this page that asks. */
export async function change(method, path, { body, parameters } = {}) {
  const url = urlOf(path, parameters);
  try {
    return await changeWith(tokens().at(wanted), method, url, body);
  }
  catch (error) {
    if (error.status !== 403 || !config.csrf) {
      throw error;
    }
    // It may have been the token of a session that is over.
    await readConfig();
    const other = (wanted === 0) ? -1 : 0;
    const result = await changeWith(tokens().at(other), method, url, body);
    wanted = other;
    return result;
  }
}
