// One client, and what was last said to and by it.

import { closeClient, closeUser, mayChange } from "./actions.js";
import { readService } from "./api.js";
import { queueOf, stateOf } from "./clients.js";
import { h, keep, newId, write, writeOrHide } from "./dom.js";
import { HIDDEN, ago, bytes, momentOf, plural, prettyJson, timeOf } from "./format.js";
import { addressOf, facts } from "./state.js";

function values(texts) {
  const list = Object.entries(texts ?? {}).filter(([, value]) => value !== null);
  return list.length ? list.map(([name, value]) => `${name} = ${[value].flat().join(", ")}`).join("\n") : undefined;
}

function frame({ time, direction, kind, bytes: size, payload, truncated, clients }) {
  const text = prettyJson(payload ?? "") ?? payload ?? "";
  return h("li", { class: `frame ${direction}` },
    h("p", { class: "frame-head" },
      h("span", { class: "way-of" }, direction === "in" ? "From client" : "To client"),
      h("time", { datetime: time, title: momentOf(time) }, timeOf(time)),
      h("span", {}, `${kind}, ${bytes(size)}`),
      clients ? h("span", {}, `to ${plural(clients, "client")} of the service, perhaps to this one`) : undefined),
    (payload === HIDDEN) ? undefined : h("pre", { tabindex: "0" }, text + (truncated ? " …" : "")));
}

// Several of one moment are told apart by their place among these.
function numbered(frames) {
  const seen = new Map();
  return frames.map((each) => {
    const moment = `${each.time} ${each.direction} ${each.bytes}`;
    seen.set(moment, (seen.get(moment) ?? 0) + 1);
    return { ...each, id: `${moment} ${seen.get(moment)}` };
  });
}

function framesSection() {
  const title = newId("frames");
  const list = h("ol", { class: "frames" });
  const text = h("p", { class: "nothing" });
  return {
    element: h("section", { class: "card", "data-table": "frames", "aria-labelledby": title },
      h("h2", { id: title }, "Last messages"), text, list),
    show(traffic) {
      if (!traffic) {
        write(text, "Messages are not remembered: traffic logging is off. With boss.websocket.traffic-logging.enabled=true the "
          + "application logs each message, and this page shows the last ones of each client. The log then has what your users "
          + "say.");
      }
      else if (traffic.frames.length === 0) {
        write(text, "Nothing was said yet.");
      }
      else if (traffic.frames.every(({ payload }) => payload === HIDDEN)) {
        write(text, "What was said is a value: management.endpoint.bosswebsocket.show-values shows it.");
      }
      else {
        write(text, `The last messages, ${traffic.limit} at most, the newest first.`);
      }
      keep(list, numbered(traffic?.frames ?? []).reverse(), ({ id }) => id, frame, () => undefined);
    },
  };
}

const FACTS = {
  state: "State", connected: "Connected", user: "User", remoteAddress: "Address", subprotocol: "Subprotocol", queued: "Queued",
  sessionId: "HTTP session", key: "Key", query: "Query", attributes: "Attributes",
};

/** A connection: its service, the key of its instance if that has one, and its id. */
export function connectionView(parts) {
  const path = parts.slice(0, -1);
  const id = parts.at(-1);
  const [service] = path;
  const list = facts(FACTS);
  const frames = framesSection();
  const gone = h("p", { class: "banner hint", role: "status" });
  const close = h("button", { type: "button", class: "plain", "data-action": "close", onclick: () => closeClient(id, service) }, "Close");
  const all = h("button", { type: "button", class: "plain", "data-action": "close-user", hidden: true }, "Close all of this user");
  let user;
  let known;
  all.addEventListener("click", () => closeUser(user, service));

  // Who has gone does not come back under this id.
  async function load() {
    known = known?.gone ? known : await read();
    return known;
  }

  async function read() {
    try {
      return await readService(path, { connection: id });
    }
    catch (error) {
      if (error.status === 404) {
        return { gone: true };
      }
      throw error;
    }
  }

  function show(state, data) {
    if (!data) {
      return;
    }
    // What is known stays, for whoever reads it.
    writeOrHide(gone, data.gone ? "This client is not connected any more." : "");
    close.disabled = all.disabled = data.gone ?? false;
    if (data.gone) {
      return;
    }
    const { connection, traffic, key } = data;
    ({ user } = connection);
    all.hidden = !user || user === HIDDEN;
    const shown = (value) => (value === HIDDEN) ? "hidden" : value ?? undefined;
    list.show({
      state: stateOf(connection) + (connection.rejoined ? ", joined again after a restart" : ""),
      connected: `${ago(connection.connected)}, ${momentOf(connection.connected)}`,
      user: shown(connection.user),
      remoteAddress: shown(connection.remoteAddress),
      subprotocol: connection.subprotocol ?? undefined,
      queued: queueOf(connection),
      sessionId: shown(connection.sessionId),
      key: shown(key),
      query: values(connection.query),
      attributes: values(connection.attributes),
    });
    frames.show(traffic);
  }

  return {
    title: `Client ${id}`,
    element: h("div", { class: "view" },
      h("nav", { "aria-label": "Breadcrumb" }, h("ol", { class: "way" },
        h("li", {}, h("a", { href: "#/" }, "Services")),
        h("li", {}, h("a", { href: addressOf("services", [service]) }, service)),
        (path.length > 1) ? h("li", {}, h("a", { href: addressOf("services", path) }, path.slice(1).join("/"))) : undefined)),
      gone,
      h("section", { class: "card summary" },
        h("div", { class: "view-head" }, h("h1", {}, `Client ${id}`),
          h("p", { class: "actions" }, mayChange() ? [close, all] : [])), list.element),
      frames.element),
    load,
    show,
  };
}
