// What the page reads from the actuator, and what it asks of it.

const PATIENCE = 5_000;
const MOST_CLIENTS = 10;
const MOST_INSTANCES = 10;
const HIDDEN = "******";

/** The server does not know who asks, or does not allow it. */
export class Refused extends Error {
}

function actuator(...path) {
  // Not relative to the document: its address may hold the operator's password, which fetch() does not take.
  const url = new URL(["actuator", ...path.map(encodeURIComponent)].join("/"), location.origin + location.pathname);
  // It may tell a proxy which node is wanted.
  url.search = location.search;
  return url;
}

function withQuery(url, parameters) {
  Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
  return url;
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

function lifeOf({ state, paused, mailbox, running, connections }) {
  return {
    state: state.toLowerCase(),
    paused,
    mailboxDepth: mailbox.depth,
    oldestMail: millis(mailbox.oldest),
    running: running ? { ...running, millis: millis(running.duration) } : undefined,
    connections,
  };
}

function countsOf(instances) {
  return { all: Object.values(instances).reduce((sum, number) => sum + number, 0), down: instances.DOWN ?? 0 };
}

function serviceOf(service) {
  const { name, instance, instances, uptime, restarts, lastCrash } = service;
  return {
    ...lifeOf(service),
    name,
    instance,
    instances: instances ? countsOf(instances) : undefined,
    uptime: uptime ? millis(uptime) : undefined,
    restarts,
    lastCrash: lastCrash ? { ...lastCrash, time: Date.parse(lastCrash.time) } : undefined,
  };
}

function instanceOf(instance, index) {
  const key = (instance.key === HIDDEN) ? undefined : instance.key;
  return { ...lifeOf(instance), id: key ?? `hidden ${index}`, key };
}

function nodeOf({ id, name, self, sinceHeard, silent, services }) {
  return { id, name, self, silent, sinceHeard: sinceHeard ? millis(sinceHeard) : undefined, services: services ?? {} };
}

function clusterOf({ engine, connected, outbox, nodes, missing }) {
  return { engine, connected, outbox, nodes: nodes.map(nodeOf), missing };
}

/** The services of this node, and the cluster if it is in one. */
export async function readState() {
  const { services, cluster } = await (await request(actuator("bosswebsocket"))).json();
  return { services: services.map(serviceOf), cluster: cluster ? clusterOf(cluster) : undefined };
}

/** Some clients of a service: those that read slowest, and others while there is room. */
export async function readClients(service) {
  const url = withQuery(actuator("bosswebsocket", service), { slowest: MOST_CLIENTS, size: MOST_CLIENTS });
  const { slowest, connections } = await (await request(url)).json();
  const clients = new Map([...slowest, ...connections.content].map((client) => [client.id, client]));
  return [...clients.values()].slice(0, MOST_CLIENTS);
}

/** Some instances of a service that has one for each key, the busiest first. */
export async function readInstances(service, sort) {
  const url = withQuery(actuator("bosswebsocket", service), { sort, size: MOST_INSTANCES });
  const { instances } = await (await request(url)).json();
  return instances.content.map(instanceOf);
}

/** How many messages each service has got from and sent to clients, by its name; only where there were any. */
export async function readMessages() {
  const url = withQuery(actuator("prometheus"), { includedNames: "boss_websocket_messages" });
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
