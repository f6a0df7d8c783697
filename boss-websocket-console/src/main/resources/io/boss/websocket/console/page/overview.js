// All services of this node, a card for each.

import { chart } from "./chart.js";
import { h, keep, labelled, newId, select, write, writeOrHide } from "./dom.js";
import { HIDDEN, ago, bytes, count, duration, exactly, millis, plural, roughly, simpleName } from "./format.js";
import { addressOf, badge, facts, isStuck, runningLine, showBadge } from "./state.js";

const SORTS = {
  trouble: "trouble first",
  name: "name",
  clients: "clients",
  mail: "waiting mail",
  crash: "latest crash",
};

function trouble(service) {
  return (service.state === "DOWN" ? 8 : 0) + (isStuck(service) ? 4 : 0) + (service.paused ? 2 : 0)
    + ((service.instances?.DOWN > 0) ? 1 : 0);
}

const ORDERS = {
  trouble: (a, b) => trouble(b) - trouble(a),
  name: () => 0,
  clients: (a, b) => b.connections - a.connections,
  mail: (a, b) => b.mailbox.depth - a.mailbox.depth || millis(b.mailbox.oldest) - millis(a.mailbox.oldest),
  crash: (a, b) => (b.lastCrash?.time ?? "").localeCompare(a.lastCrash?.time ?? ""),
};

export function instancesOf({ instances }) {
  return Object.values(instances).reduce((sum, number) => sum + number, 0);
}

export function mailOf({ depth, bytes: size }) {
  return depth ? `${count(depth)}${size ? `, ${bytes(size)}` : ""}` : "none";
}

export function oldestOf({ depth, oldest }) {
  return depth ? duration(millis(oldest)) : "–";
}

function crashOf({ lastCrash }) {
  if (!lastCrash) {
    return "";
  }
  const { time, callback, type, cause } = lastCrash;
  return `Crashed ${ago(time)} in ${callback}: ${(cause && cause !== HIDDEN) ? cause : simpleName(type)}`;
}

function card({ name, path, instances }) {
  const title = newId("service");
  const state = badge();
  const running = runningLine();
  const charts = [chart(`${name}|mailbox`, "Mailbox", count), chart(`${name}|clients`, "Clients", count)];
  const crash = h("p", { class: "crash", "data-field": "crash" });
  const values = facts({
    connections: "Clients",
    detached: "Away",
    mail: "Mail waiting",
    mailBytes: "Size of mail",
    oldestMail: "Oldest mail",
    instance: instances ? "Instances" : "Instance",
    restarts: "Restarts",
    uptime: "Up for",
    down: "Down",
  });
  const element = h("article", { class: "card panel", "data-service": name, "aria-labelledby": title },
    h("header", { class: "card-head" },
      h("h2", { id: title }, h("a", { href: addressOf("services", [name]) }, name)), state),
    h("p", { class: "path" }, path), running.element,
    h("div", { class: "charts" }, charts.map((each) => each.element)), values.element, crash);
  element.show = (service, now) => {
    showBadge(state, service);
    running.show(service);
    charts.forEach((each) => each.draw(now));
    values.show({
      connections: count(service.connections),
      detached: count(service.detached),
      mail: count(service.mailbox.depth),
      mailBytes: bytes(service.mailbox.bytes),
      oldestMail: oldestOf(service.mailbox),
      instance: exactly(service.instances ? instancesOf(service) : service.instance),
      restarts: count(service.restarts),
      uptime: service.instances ? undefined : service.uptime ? roughly(millis(service.uptime)) : "–",
      down: service.instances ? count(service.instances.DOWN ?? 0) : undefined,
    });
    writeOrHide(crash, crashOf(service));
  };
  return element;
}

function totals() {
  const list = facts({ services: "Services", clients: "Clients", away: "Away", mail: "Mail waiting", restarts: "Restarts" });
  list.element.classList.add("totals");
  return {
    element: list.element,
    show(services) {
      const sum = (value) => services.reduce((total, service) => total + value(service), 0);
      const down = services.filter(({ state }) => state === "DOWN").length;
      list.show({
        services: `${count(services.length)}${down ? `, ${down} down` : ""}`,
        clients: exactly(sum(({ connections }) => connections)),
        away: exactly(sum(({ detached }) => detached)),
        mail: exactly(sum(({ mailbox }) => mailbox.depth)),
        restarts: exactly(sum(({ restarts }) => restarts)),
      });
    },
  };
}

export function overview() {
  const search = h("input", { type: "search", placeholder: "name, path or class", autocomplete: "off", spellcheck: "false" });
  const sort = select(SORTS);
  const sums = totals();
  const cards = h("div", { class: "panels", id: "services", "data-steady": true });
  const found = h("p", { class: "nothing", role: "status" });
  let services = [];
  let time = 0;

  function matches({ name, path, type }) {
    return `${name}\n${path}\n${type}`.toLowerCase().includes(search.value.trim().toLowerCase());
  }

  function draw() {
    const shown = services.filter(matches).sort((a, b) => ORDERS[sort.value](a, b) || a.name.localeCompare(b.name));
    keep(cards, shown, ({ name }) => name, card, (element, service) => element.show(service, time));
    write(found, (services.length === 0) ? "This application has no services."
      : shown.length ? "" : `None of ${plural(services.length, "service")} matches.`);
  }

  search.addEventListener("input", draw);
  sort.addEventListener("change", draw);
  return {
    title: "Services",
    element: h("div", { class: "view" },
      h("h1", { class: "unseen" }, "Services"),
      h("div", { class: "tools", role: "search" }, labelled("Find", search), labelled("Sorted by", sort)),
      sums.element, found, cards),
    show(state, details, now) {
      ({ services } = state);
      time = now;
      sums.show(services);
      draw();
    },
  };
}
