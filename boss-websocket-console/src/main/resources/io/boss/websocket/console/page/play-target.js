// Whom the playground connects to, and as whom.

import { ENDPOINT } from "./api.js";
import { h, labelled, select, write } from "./dom.js";

const TOKENS = { none: "none, or the cookie of this browser", bearer: "bearer token", ticket: "ticket" };

/** Cuts a template at its variables, every second part: a pattern of one may have braces, as in {room:[a-z]{1,32}}. */
function partsOf({ path }) {
  const parts = [""];
  let depth = 0;
  for (const character of path) {
    depth += (character === "{") ? 1 : (character === "}") ? -1 : 0;
    if ((character === "{" && depth === 1) || (character === "}" && depth === 0)) {
      parts.push("");
    }
    else {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

function variablesOf(service) {
  return partsOf(service).filter((part, index) => index % 2).map((part) => part.replace(/^\*|:.*$/g, ""));
}

/** Fields for the address of a service. Its method target() answers a URL and subprotocols. */
export function targetFields(config, key, onservice) {
  const service = select({}, { id: "play-service" });
  const keys = h("div", { class: "fields" });
  const query = h("input", { type: "text", id: "play-query", placeholder: "room=42&lang=en", autocomplete: "off", spellcheck: "false" });
  const protocols = h("input", { type: "text", id: "play-protocols", placeholder: "chat.v2, chat.v1", autocomplete: "off",
    spellcheck: "false" });
  const kind = select(TOKENS, { id: "play-token-kind" });
  const token = h("input", { type: "text", id: "play-token", autocomplete: "off", spellcheck: "false" });
  const tokenField = labelled("Token or ticket", token);
  const address = h("code", { class: "address", id: "play-address" });
  let services = [];
  let given = key;

  const chosen = () => services.find(({ name }) => name === service.value);

  function pathOf() {
    const inputs = [...keys.querySelectorAll("input")];
    return partsOf(chosen()).map((part, index) => (index % 2) ? encodeURIComponent(inputs.shift()?.value ?? "") : part).join("");
  }

  function urlOf() {
    const { root, port = location.port, contextPath = "" } = config.services ?? {};
    const url = root ? new URL(root + pathOf().slice(1), ENDPOINT) : new URL(contextPath + pathOf(), location.origin);
    url.protocol = (location.protocol === "https:") ? "wss:" : "ws:";
    url.port = root ? location.port : port;
    // The query of the page may tell a proxy which node is wanted.
    const all = [location.search.slice(1), query.value.trim().replace(/^\?/, "")].filter((part) => part);
    url.search = all.join("&");
    return url;
  }

  function showAddress() {
    write(address, chosen() ? urlOf().href : "");
  }

  function showKeys() {
    const names = chosen() ? variablesOf(chosen()) : [];
    keys.replaceChildren(...names.map((name, index) => labelled(name,
      h("input", { type: "text", required: true, value: given[index] ?? "", autocomplete: "off", spellcheck: "false",
        "data-variable": name }))));
    given = [];
    showAddress();
  }

  service.addEventListener("change", () => {
    protocols.value = "";
    showKeys();
    onservice(service.value);
  });
  kind.addEventListener("change", () => tokenField.hidden = kind.value === "none");
  tokenField.hidden = true;
  return {
    elements: [
      labelled("Service", service), keys,
      h("details", { class: "preview" }, h("summary", {}, "Query, subprotocols, token"),
        h("div", { class: "fields" }, labelled("Query parameters", query), labelled("Subprotocols", protocols),
          labelled("Signed in with", kind), tokenField)),
      h("p", { class: "labelled" }, h("span", { class: "label" }, "Address"), address),
    ],
    showAddress,
    /** Fills the list of services, once for each that comes or goes. */
    show(current, wish) {
      const names = current.map(({ name }) => name).join("\n");
      const changed = names !== services.map(({ name }) => name).join("\n");
      services = current;
      if (changed) {
        const before = service.value || wish;
        service.replaceChildren(...current.map(({ name }) => h("option", { value: name }, name)));
        if (current.some(({ name }) => name === before)) {
          service.value = before;
        }
        showKeys();
        onservice(service.value);
      }
    },
    suggestProtocols(names) {
      if (protocols.value === "" && names?.length) {
        protocols.value = names.join(", ");
      }
    },
    target() {
      const list = protocols.value.split(",").map((name) => name.trim()).filter((name) => name);
      if (kind.value !== "none" && token.value.trim()) {
        // The first is what the server answers, if it speaks none of the others.
        list.push(...list.length ? [] : ["boss"], `boss.${kind.value}.${token.value.trim()}`);
      }
      return { url: urlOf().href, protocols: list };
    },
  };
}
