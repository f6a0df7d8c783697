// What the page shows of the cluster, if there is one.

import { bytes, count, duration } from "./operator-format.js";

const find = (id) => document.getElementById(id);

function clientsOf({ services }) {
  const counts = Object.entries(services).filter(([, clients]) => clients > 0);
  return counts.map(([name, clients]) => `${name} ${count(clients)}`).join(", ") || "none";
}

function show(element, text) {
  element.hidden = text === "";
  element.textContent = text;
}

function rowOf(node) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  row.dataset.node = node.name;
  row.classList.toggle("silent", node.silent);
  name.scope = "row";
  name.textContent = node.name;
  name.classList.toggle("self", node.self);
  row.append(name);
  row.insertCell().textContent = (node.self || node.sinceHeard === undefined) ? "–" : `${duration(node.sinceHeard)} ago`;
  row.insertCell().textContent = clientsOf(node);
  return row;
}

export function showCluster(cluster) {
  find("cluster").hidden = cluster === undefined;
  if (cluster === undefined) {
    return;
  }
  const { engine, connected, outbox, nodes, missing } = cluster;
  find("cluster-state").dataset.state = connected ? "running" : "down";
  find("cluster-state").textContent = connected ? `Connected by ${engine}` : `Cannot reach ${engine}`;
  find("cluster-nodes").replaceChildren(...nodes.map(rowOf));
  show(find("cluster-waiting"), outbox.messages
    ? `${count(outbox.messages)} messages (${bytes(outbox.bytes)}) wait for ${engine}` : "");
  show(find("cluster-missing"), missing.length
    ? `No answer from ${missing.join(", ")}: what is shown was said last` : "");
}
