// The page: a view for each address, and what is read once a second for it.

import { calm, mayChange, setUpActions } from "./actions.js";
import { readConfig, readState } from "./api.js";
import { forget, sample } from "./chart.js";
import { clusterView } from "./cluster.js";
import { connectionView } from "./connection.js";
import { h, writeOrHide } from "./dom.js";
import { overview } from "./overview.js";
import { playground } from "./play.js";
import { serviceView } from "./service.js";
import { explain, showLink, showTrouble } from "./trouble.js";

const EVERY = 1_000;
const LONGEST_DELAY = 15_000;
// What an address leads to, and how many parts its path has at least.
const VIEWS = new Map([
  ["services", { least: 1, create: serviceView }],
  ["clients", { least: 2, create: connectionView }],
  ["cluster", { least: 0, create: clusterView }],
  ["playground", { least: 0, create: playground }],
]);

const find = (id) => document.getElementById(id);

let config;
let state;
let view;
let timer;
let running = false;
let again = false;
let failures = 0;

function link(text, href) {
  const [, place] = href.split("/");
  const element = h("a", { href }, text);
  const current = location.hash.split("/")[1] ?? "";
  if (current === place || (place === "" && ["services", "clients"].includes(current))) {
    element.setAttribute("aria-current", "page");
  }
  return element;
}

function showNavigation() {
  const links = [link("Services", "#/")];
  if (state?.cluster) {
    links.push(link("Cluster", "#/cluster"));
  }
  if (config) {
    links.push(link("Playground", "#/playground"));
  }
  const nav = find("nav");
  const same = links.length === nav.children.length && links.every((element, index) => element.isEqualNode(nav.children[index]));
  if (!same) {
    nav.replaceChildren(...links);
  }
}

// An address may be typed, or cut by whoever has passed it on.
function partsOf(hash) {
  try {
    return hash.split("/").slice(1).map(decodeURIComponent);
  }
  catch {
    return [];
  }
}

function viewOf([name, ...path]) {
  const { least, create } = VIEWS.get(name) ?? {};
  return (create && path.length >= least) ? create(path, config) : overview();
}

function open() {
  const moved = view !== undefined;
  view?.leave?.();
  view = viewOf(partsOf(location.hash));
  find("view").replaceChildren(view.element);
  document.title = `${view.title} · Boss WebSocket console`;
  showNavigation();
  if (state) {
    view.show?.(state, undefined, performance.now());
  }
  if (moved) {
    calm();
    find("view").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  soon();
}

function showConfig() {
  writeOrHide(find("application"), config.application);
  writeOrHide(find("hint"), mayChange() ? "" : "Read-only: management.endpoint.bosswebsocket.access lets nobody restart, pause, "
    + "close or broadcast from here.");
}

async function begin() {
  config = await readConfig();
  setUpActions({ readOnly: config.access === "read-only", afterwards: soon });
  showConfig();
  if (!view) {
    open();
  }
}

function remember({ services }, now) {
  services.forEach(({ name, mailbox, connections }) => {
    sample(`${name}|mailbox`, mailbox.depth, now);
    sample(`${name}|clients`, connections, now);
  });
  forget(now);
}

async function refresh() {
  if (!config) {
    await begin();
  }
  const shown = view;
  const [current, details] = await Promise.all([readState(), shown.load?.()]);
  const now = performance.now();
  state = current;
  remember(state, now);
  showNavigation();
  if (shown === view) {
    view.show?.(state, details, now);
  }
}

async function poll() {
  timer = undefined;
  // Who does not look costs the server nothing.
  if (running || document.hidden) {
    again = running;
    return;
  }
  running = true;
  again = false;
  const started = performance.now();
  let delay;
  try {
    await refresh();
    failures = 0;
    showLink("open", "Live");
    showTrouble();
    delay = EVERY - (performance.now() - started);
  }
  catch (error) {
    delay = Math.min(LONGEST_DELAY, EVERY * 2 ** failures++);
    explain(error, failures);
  }
  running = false;
  clearTimeout(timer);
  timer = setTimeout(poll, again ? 0 : Math.max(0, delay));
}

function soon() {
  clearTimeout(timer);
  poll();
}

addEventListener("hashchange", () => config && open());
// Its address is none of a view.
find("skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("view").focus();
});
document.addEventListener("visibilitychange", soon);
document.addEventListener("wanted", soon);
addEventListener("online", soon);
find("trouble-retry").addEventListener("click", soon);
poll();
