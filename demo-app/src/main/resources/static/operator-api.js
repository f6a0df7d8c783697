// What the page reads from the actuator, and what it asks of it.

const PATIENCE = 5_000;
const MOST_CLIENTS = 10;

/** The server does not know who asks, or does not allow it. */
export class Refused extends Error {
}

function actuator(...path) {
  // Not relative to the document: its address may hold the operator's password, which fetch() does not take.
  return new URL(["actuator", ...path.map(encodeURIComponent)].join("/"), location.origin + location.pathname);
}

async function request(url, options = {}) {
  const response = await fetch(url, {
    ...options,
    // A 401 for a request with this header brings no dialog of the browser's.
    headers: { "X-Requested-With": "XMLHttpRequest", ...options.headers },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status === 401 || response.status === 403) {
    throw new Refused("The server does not take this from you. Reload the page and sign in again.");
  }
  if (!response.ok) {
    throw new Error(`The server has answered ${response.status}.`);
  }
  return response;
}

/** The milliseconds of an ISO-8601 duration. */
function millis(iso) {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  return ((hours * 60 + +minutes) * 60 + +seconds) * 1_000;
}

function serviceOf({ name, state, paused, instance, uptime, restarts, lastCrash, mailbox, running, connections }) {
  return {
    name,
    state: state.toLowerCase(),
    paused,
    instance,
    uptime: uptime ? millis(uptime) : undefined,
    restarts,
    lastCrash: lastCrash ? { ...lastCrash, time: Date.parse(lastCrash.time) } : undefined,
    mailboxDepth: mailbox.depth,
    oldestMail: millis(mailbox.oldest),
    running: running ? { ...running, millis: millis(running.duration) } : undefined,
    connections,
  };
}

export async function readServices() {
  const { services } = await (await request(actuator("bosswebsocket"))).json();
  return services.map(serviceOf);
}

/** Some clients of a service: those that read slowest, and others while there is room. */
export async function readClients(service) {
  const url = actuator("bosswebsocket", service);
  url.search = new URLSearchParams({ slowest: MOST_CLIENTS, size: MOST_CLIENTS });
  const { slowest, connections } = await (await request(url)).json();
  const clients = new Map([...slowest, ...connections.content].map((client) => [client.id, client]));
  return [...clients.values()].slice(0, MOST_CLIENTS);
}

/** How many messages each service has got from and sent to clients, by its name; only where there were any. */
export async function readMessages() {
  const url = actuator("prometheus");
  url.search = new URLSearchParams({ includedNames: "boss_websocket_messages" });
  const text = await (await request(url, { headers: { Accept: "text/plain" } })).text();
  const services = new Map();
  for (const [, tags, value] of text.matchAll(/^boss_websocket_messages_total\{(.*)\} (\S+)$/gm)) {
    const { service, direction } = Object.fromEntries([...tags.matchAll(/(\w+)="([^"]*)"/g)].map(([, ...tag]) => tag));
    const counts = services.get(service) ?? { in: 0, out: 0 };
    counts[direction] += Number(value);
    services.set(service, counts);
  }
  return services;
}

/** Changes something. The token, which other sites cannot read, says that it is this page that asks. */
export async function change(method, path) {
  const [, token = ""] = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie) ?? [];
  const response = await request(actuator("bosswebsocket", ...path), { method, headers: { "X-XSRF-TOKEN": token } });
  return response.json();
}
