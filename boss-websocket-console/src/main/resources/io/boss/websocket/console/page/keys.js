// The instances of a service that has one for each key.

import { closeInstance, mayChange, pause, restart, resume } from "./actions.js";
import { h, keep, labelled, newId, select, write } from "./dom.js";
import { HIDDEN, capital, count, duration, millis } from "./format.js";
import { mailOf } from "./overview.js";
import { pager } from "./pager.js";
import { addressOf, isStuck, pathOf, wanted } from "./state.js";

const SORTS = { age: "oldest mail or callback", depth: "mail that waits", clients: "clients", key: "key" };
const SIZE = 50;

function order(text, name, what, onclick) {
  return h("button", { type: "button", class: "plain", "data-order": name, "aria-label": `${text} ${what}`, onclick }, text);
}

function newRow(service) {
  return ({ key }) => {
    const path = pathOf(service, key);
    const what = path?.join("/");
    const name = path ? h("a", { href: addressOf("services", path) }, key) : "hidden";
    const row = h("tr", {}, h("th", { scope: "row", role: "rowheader" }, name), h("td", { "data-label": "State" }),
      h("td", { "data-label": "Mail" }), h("td", { "data-label": "Running" }), h("td", { "data-label": "Clients" }),
      h("td", { class: "orders" }));
    // Whoever may not see the key cannot address the instance.
    if (path && mayChange()) {
      row.cells[5].append(
        order("Pause", "pause", what, () => (row.dataset.state === "paused" ? resume : pause)(what, path)),
        order("Restart", "restart", what, () => restart(what, path)),
        order("Close", "close", what, () => closeInstance(what, path)));
    }
    return row;
  };
}

function showRow(row, instance) {
  const { state, paused, mailbox, running, connections, detached } = instance;
  row.dataset.state = paused ? "paused" : state.toLowerCase();
  row.classList.toggle("long", isStuck(instance));
  write(row.cells[1], capital(paused ? "paused" : state));
  write(row.cells[2], mailbox.depth ? `${mailOf(mailbox)}, ${duration(millis(mailbox.oldest))}` : "none");
  write(row.cells[3], running ? `${running.callback}, ${duration(millis(running.duration))}` : "nothing");
  write(row.cells[4], `${count(connections)}${detached ? `, ${count(detached)} away` : ""}`);
  const pauses = row.querySelector("[data-order=pause]");
  if (pauses) {
    const word = paused ? "Resume" : "Pause";
    write(pauses, word);
    pauses.setAttribute("aria-label", pauses.getAttribute("aria-label").replace(/^\w+/, word));
  }
}

/** A table of instances. Its parameters say which of them are wanted. */
export function keysSection(service) {
  const search = h("input", { type: "search", placeholder: "part of a key", autocomplete: "off", spellcheck: "false" });
  const sort = select(SORTS);
  const body = h("tbody", { "data-steady": true });
  const pages = pager("instances");
  const nothing = h("p", { class: "nothing", role: "status" });
  const title = newId("keys");
  const table = h("table", { class: "stacked", "data-table": "instances" },
    h("caption", { class: "unseen" }, "Instances"),
    h("thead", {}, h("tr", {}, ["Key", "State", "Mail", "Running", "Clients"].map((text) => h("th", { scope: "col", role: "columnheader" }, text)),
      h("td"))), body);
  const again = () => {
    pages.page = 0;
    wanted();
  };
  const create = newRow(service);
  search.addEventListener("input", again);
  sort.addEventListener("change", again);
  return {
    element: h("section", { class: "card keys", "aria-labelledby": title },
      h("h2", { id: title }, "Instances"),
      h("div", { class: "tools", role: "search" }, labelled("Find", search), labelled("Sorted by", sort)),
      table, nothing, pages.element),
    get parameters() {
      return { sort: sort.value, page: pages.page, size: SIZE, search: search.value.trim() };
    },
    show(instances) {
      let hidden = 0;
      const id = ({ key }) => (key === HIDDEN) ? `hidden ${hidden++}` : key;
      const wish = search.value.trim().toLowerCase();
      const rows = instances.content.map((instance) => ({ id: id(instance), instance }))
        .filter(({ instance }) => instance.key === HIDDEN || instance.key.toLowerCase().includes(wish));
      keep(body, rows, (row) => row.id, (row) => create(row.instance), (element, row) => showRow(element, row.instance));
      pages.show(instances);
      table.hidden = rows.length === 0;
      nothing.hidden = rows.length > 0;
      write(nothing, search.value.trim() ? "No key contains this." : "No instance runs.");
      search.parentElement.hidden = hidden > 0;
    },
  };
}
