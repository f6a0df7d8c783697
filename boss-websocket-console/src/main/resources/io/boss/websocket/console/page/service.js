// One service, or one instance of a service that has one for each key.

import { broadcast, closeInstance, mayChange, pause, restart, resume } from "./actions.js";
import { readMessages, readService } from "./api.js";
import { chart, rates, sample } from "./chart.js";
import { clientsSection, slowestSection } from "./clients.js";
import { h, write, writeOrHide } from "./dom.js";
import { count, exactly, millis, momentOf, rate, roughly } from "./format.js";
import { keysSection } from "./keys.js";
import { instancesOf, mailOf, oldestOf } from "./overview.js";
import { addressOf, badge, crashList, facts, runningLine, showBadge } from "./state.js";

function way([service, ...key]) {
  const parts = [h("li", {}, h("a", { href: "#/" }, "Services"))];
  if (key.length) {
    parts.push(h("li", {}, h("a", { href: addressOf("services", [service]) }, service)));
  }
  return h("nav", { "aria-label": "Breadcrumb" }, h("ol", { class: "way" }, parts));
}

function button(text, action, what, onclick) {
  return h("button", { type: "button", class: "plain", "data-action": action, "aria-label": `${text} ${what}`, onclick }, text);
}

/** What can be done to a service or an instance. */
function actions(path, what, config) {
  const [service, ...key] = path;
  const state = { paused: false, many: false };
  const pauses = button("Pause", "pause", what, () => (state.paused ? resume : pause)(what, path));
  const all = !mayChange() ? [] : [pauses,
    button("Restart", "restart", what, () => restart(what, path, state.many)),
    button("Broadcast", "broadcast", what, () => broadcast(what, path))];
  if (mayChange() && key.length) {
    all.push(button("Close", "close", what, () => closeInstance(what, path)));
  }
  if (config?.playground?.enabled) {
    all.push(h("a", { class: "button plain", href: addressOf("playground", path), "aria-label": `Try it: ${what}` }, "Try it"));
  }
  return {
    element: h("p", { class: "actions" }, all),
    show(paused, many) {
      Object.assign(state, { paused, many });
      const word = paused ? "Resume" : "Pause";
      write(pauses, word);
      pauses.setAttribute("aria-label", `${word} ${what}`);
    },
  };
}

function valuesOf(service) {
  const { mailbox, instances } = service;
  return {
    connections: exactly(service.connections),
    detached: exactly(service.detached),
    mail: mailOf(mailbox),
    oldestMail: oldestOf(mailbox),
    instances: instances ? exactly(instancesOf(service)) : undefined,
    instance: instances ? undefined : exactly(service.instance),
    down: instances ? exactly(instances.DOWN ?? 0) : undefined,
    restarts: exactly(service.restarts),
    uptime: instances ? undefined : service.uptime ? roughly(millis(service.uptime)) : "–",
    started: service.started && !instances ? momentOf(service.started) : undefined,
    nextStart: service.nextStart ? momentOf(service.nextStart) : undefined,
  };
}

const FACTS = {
  connections: "Clients", detached: "Away", mail: "Mail waiting", oldestMail: "Oldest mail", instances: "Instances",
  instance: "Instance", down: "Down", restarts: "Restarts", uptime: "Up for", started: "Started", nextStart: "Next start",
};

/** The part that a service and an instance have in common. */
function summary(path, config) {
  const what = path.join("/");
  const keyed = path.length > 1;
  const state = badge();
  const type = h("p", { class: "path" });
  const orders = actions(path, what, config);
  const running = runningLine();
  const charts = [chart(`${what}|mailbox`, "Mailbox", count), chart(`${what}|clients`, "Clients", count)];
  const messages = [chart(`${what}|in`, "Messages in", rate), chart(`${what}|out`, "Messages out", rate)];
  const values = facts(FACTS);
  const perSecond = rates();
  messages.forEach(({ element }) => element.hidden = true);
  return {
    element: h("section", { class: "card summary panel", "data-service": what },
      h("div", { class: "view-head" }, h("h1", {}, what), state, orders.element),
      type, running.element,
      h("div", { class: "charts" }, [...charts, ...messages].map(({ element }) => element)), values.element),
    show(service, counts, now) {
      showBadge(state, service);
      write(type, `${service.path ?? ""} ${service.type ?? ""}`.trim());
      orders.show(service.paused, service.instances !== undefined);
      running.show(service, true);
      if (keyed) {
        sample(`${what}|mailbox`, service.mailbox.depth, now);
        sample(`${what}|clients`, service.connections, now);
      }
      if (counts) {
        const { in: coming, out: going } = perSecond(counts, now);
        sample(`${what}|in`, coming, now);
        sample(`${what}|out`, going, now);
        messages.forEach(({ element }) => element.hidden = false);
      }
      [...charts, ...messages].forEach((each) => each.draw(now));
      values.show(valuesOf(service));
    },
  };
}

function instancesPart([service]) {
  const keys = keysSection(service);
  return { element: keys.element, parameters: () => keys.parameters, show: ({ instances }) => keys.show(instances), many: true };
}

function clientsPart(path) {
  const clients = clientsSection(path);
  return { element: clients.element, parameters: () => clients.parameters, show: ({ connections }) => clients.show(connections),
    many: false };
}

export function serviceView(path, config) {
  const [name] = path;
  const top = summary(path, config);
  const gone = h("p", { class: "banner hint", role: "status" });
  const slowest = slowestSection(path);
  const crashes = crashList();
  const rest = h("div", { class: "sections" });
  let part;

  function choose(many) {
    if (part === undefined || part.many !== many) {
      part = many ? instancesPart(path) : clientsPart(path);
      rest.replaceChildren(slowest.element, crashes.element, part.element);
    }
  }

  async function load() {
    try {
      const [details, counts] = await Promise.all([readService(path, part?.parameters()),
        (path.length === 1) ? readMessages(name) : undefined]);
      return { details, counts };
    }
    catch (error) {
      if (error.status === 404) {
        return { gone: true };
      }
      throw error;
    }
  }

  function show(state, data, now) {
    const details = data?.details;
    const known = state.services.find((service) => service.name === name);
    writeOrHide(gone, (data?.gone) ? ((path.length > 1 && known)
      ? `There is no instance ${path.join("/")} now. It begins when somebody connects to it.` : `There is no service ${name}.`) : "");
    top.element.hidden = rest.hidden = data?.gone ?? false;
    const service = details?.service ?? ((path.length === 1) ? known : undefined);
    if (service) {
      // The list of all services knows how many instances are in which state.
      top.show({ ...service, instances: service.instances ?? undefined }, data?.counts, now);
    }
    if (details) {
      choose(details.instances !== undefined);
      part.show(details);
      slowest.show(details.slowest);
      crashes.show(details.crashes ?? []);
    }
  }

  return { title: path.join("/"), element: h("div", { class: "view" }, way(path), gone, top.element, rest), load, show };
}
