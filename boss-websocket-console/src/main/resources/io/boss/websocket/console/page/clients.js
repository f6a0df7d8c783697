// The clients of a service or of an instance: those that read slowest, and all of them in pages.

import { closeClient, mayChange } from "./actions.js";
import { h, keep, newId, write } from "./dom.js";
import { HIDDEN, ago, bytes, count, momentOf } from "./format.js";
import { pager } from "./pager.js";
import { addressOf, pathOf, wanted } from "./state.js";

const SIZE = 50;

export function queueOf({ queuedBytes, queuedMessages }) {
  return queuedMessages ? `${bytes(queuedBytes)} in ${count(queuedMessages)}` : "nothing";
}

export function stateOf({ joined, attached, readingPaused }) {
  return !attached ? "away" : !joined ? "joining" : readingPaused ? "not read from" : "here";
}

function userOf({ user }) {
  return (user && user !== HIDDEN) ? user : "–";
}

function newRow(path) {
  const [service] = path;
  return (client) => {
    const { id, connected, key } = client;
    const where = (path.length > 1) ? path : pathOf(service, key) ?? path;
    const row = h("tr", {},
      h("th", { scope: "row", role: "rowheader" }, h("a", { href: addressOf("clients", [...where, id]) }, id)),
      h("td", { "data-label": "User" }), h("td", { "data-label": "State" }), h("td", { "data-label": "Queued" }),
      h("td", { "data-label": "Connected" }, h("time", { datetime: connected, title: momentOf(connected) }, ago(connected))),
      h("td", { class: "orders" }));
    if (mayChange()) {
      row.cells[5].append(h("button", { type: "button", class: "plain", "aria-label": `Close ${id}`,
        onclick: () => closeClient(id, service) }, "Close"));
    }
    return row;
  };
}

function showRow(row, client) {
  row.dataset.state = stateOf(client);
  write(row.cells[1], userOf(client));
  write(row.cells[2], stateOf(client));
  write(row.cells[3], queueOf(client));
  write(row.querySelector("time"), ago(client.connected));
}

function table(path, caption) {
  const body = h("tbody", { "data-steady": true });
  const create = newRow(path);
  const element = h("table", { class: "stacked" }, h("caption", { class: "unseen" }, caption),
    h("thead", {}, h("tr", {}, ["Client", "User", "State", "Queued", "Connected"].map((text) => h("th", { scope: "col", role: "columnheader" }, text)),
      h("td"))), body);
  return {
    element,
    show(clients) {
      keep(body, clients, ({ id }) => id, create, showRow);
      element.hidden = clients.length === 0;
    },
  };
}

/** Those for whom most bytes wait. */
export function slowestSection(path) {
  const title = newId("slowest");
  const rows = table(path, "Slow clients, the slowest first");
  const nothing = h("p", { class: "nothing" }, "All clients read as fast as they are sent to.");
  const element = h("section", { class: "card", "data-table": "slowest", "aria-labelledby": title },
    h("h2", { id: title }, "Slow clients"), rows.element, nothing);
  return {
    element,
    show(clients) {
      // Servers that do not look for the slowest among all instances say nothing.
      element.hidden = clients === undefined;
      rows.show(clients ?? []);
      nothing.hidden = (clients ?? []).length > 0;
    },
  };
}

export function clientsSection(path) {
  const title = newId("clients");
  const rows = table(path, "Clients, in order of connecting");
  const pages = pager("clients");
  const away = h("input", { type: "checkbox", id: newId("away") });
  const nothing = h("p", { class: "nothing", role: "status" });
  away.addEventListener("change", () => {
    pages.page = 0;
    wanted();
  });
  return {
    element: h("section", { class: "card", "data-table": "clients", "aria-labelledby": title },
      h("h2", { id: title }, "Clients"),
      h("p", { class: "check" }, away, h("label", { for: away.id }, "Only those who are away, and may resume")),
      rows.element, nothing, pages.element),
    get parameters() {
      return { page: pages.page, size: SIZE, away: away.checked ? true : undefined };
    },
    show(connections) {
      const content = connections.content.filter(({ attached }) => !away.checked || !attached);
      rows.show(content);
      pages.show(connections);
      nothing.hidden = content.length > 0;
      write(nothing, away.checked ? "Nobody is away." : "Nobody is connected.");
    },
  };
}
