// The cluster that this node is in.

import { h, keep, newId, write, writeOrHide } from "./dom.js";
import { ago, bytes, count, duration, exactly, millis, plural } from "./format.js";
import { facts } from "./state.js";

function clientsOf({ services }) {
  const counts = Object.entries(services ?? {}).filter(([, clients]) => clients > 0);
  return counts.map(([name, clients]) => `${name} ${count(clients)}`).join(", ") || "none";
}

function heard({ self, silent, sinceHeard }) {
  if (self) {
    return "this node";
  }
  return (sinceHeard === undefined) ? "–" : `${duration(millis(sinceHeard))} ago${silent ? ", silent" : ""}`;
}

function row({ name }) {
  return h("tr", { "data-node": name }, h("th", { scope: "row", role: "rowheader" }, name),
    h("td", { "data-label": "Heard" }), h("td", { "data-label": "Clients" }));
}

function showRow(element, node) {
  element.classList.toggle("silent", node.silent);
  element.classList.toggle("self", node.self);
  write(element.cells[1], heard(node));
  write(element.cells[2], clientsOf(node));
}

export function clusterView() {
  const state = h("span", { class: "state", id: "cluster-state" });
  const nothing = h("p", { class: "nothing" }, "This application is in no cluster.");
  const missing = h("p", { class: "crash", id: "cluster-missing" });
  const waiting = h("p", { class: "waiting", id: "cluster-waiting" });
  const body = h("tbody", { id: "cluster-nodes" });
  const values = facts({ node: "Node", engine: "Broker", members: "Members", clients: "Clients", outbox: "Outbox" });
  const title = newId("nodes");
  const table = h("table", { class: "stacked" },
    h("caption", { class: "unseen" }, "Members of the cluster"),
    h("thead", {}, h("tr", {}, ["Node", "Heard", "Clients"].map((text) => h("th", { scope: "col", role: "columnheader" }, text)))), body);
  const known = h("div", { class: "known" },
    h("section", { class: "card", "aria-label": "State" }, values.element, waiting),
    h("section", { class: "card", "aria-labelledby": title }, h("h2", { id: title }, "Members"), table, missing));
  return {
    title: "Cluster",
    element: h("div", { class: "view" }, h("div", { class: "view-head" }, h("h1", {}, "Cluster"), state), nothing, known),
    show({ cluster }) {
      nothing.hidden = cluster !== undefined && cluster !== null;
      known.hidden = state.hidden = !nothing.hidden;
      if (!nothing.hidden) {
        return;
      }
      const { engine, connected, failingSince, outbox, nodes, missing: silent } = cluster;
      state.dataset.state = connected ? "running" : "down";
      write(state, connected ? `Connected by ${engine}` : `Cannot reach ${engine}`);
      values.show({
        node: cluster.name,
        engine: connected ? engine : `${engine}, failing ${failingSince ? `since ${ago(failingSince)}` : ""}`,
        members: exactly(nodes.length),
        clients: exactly(nodes.flatMap(({ services }) => Object.values(services ?? {})).reduce((sum, n) => sum + n, 0)),
        outbox: outbox.messages ? `${count(outbox.messages)}, ${bytes(outbox.bytes)}` : "empty",
      });
      keep(body, nodes, ({ id }) => id, row, showRow);
      writeOrHide(waiting, outbox.messages
        ? `${plural(outbox.messages, "message")} (${bytes(outbox.bytes)}) wait for ${engine}.` : "");
      writeOrHide(missing, silent.length
        ? `No answer from ${silent.join(", ")}: what is shown of them was said last.` : "");
    },
  };
}
