import { Refused, change, readClients, readInstances, readMessages, readState } from "./operator-api.js";
import { showCluster } from "./operator-cluster.js";
import { panel } from "./operator-panel.js";
import { rates } from "./operator-rates.js";

const EVERY = 1_000;
const LONGEST_DELAY = 15_000;

const find = (id) => document.getElementById(id);
const panels = new Map();
const ratesOf = rates();
let failures = 0;
let timer;
let polling = false;
let answer;

function showLink(state, text) {
  find("link").dataset.state = state;
  find("link").textContent = text;
}

/** Asks the operator, with a dialog. Answers whether it was meant. */
function ask(title, text, yes) {
  find("question-title").textContent = title;
  find("question-text").textContent = text;
  find("question-yes").textContent = yes;
  find("question").showModal();
  return new Promise((resolve) => answer = resolve);
}

async function run(text, method, path) {
  find("notice").textContent = "";
  find("problem").textContent = "";
  try {
    const { done, closed, state } = await change(method, path);
    if (done || closed) {
      find("notice").textContent = text;
    }
    else {
      find("problem").textContent = (closed === 0) ? "This client is gone already." : `It cannot, as it is ${state}.`;
    }
  }
  catch (error) {
    find("problem").textContent = error.message;
  }
  soon();
}

/** What a service and one of its instances have in common. */
function orders(what, path) {
  return {
    async restart() {
      if (await ask(`Restart ${what}?`, "Its state is lost: a fresh instance begins. Clients stay connected and are joined "
          + "again, and what waits in the mailbox goes to the fresh instance.", "Restart")) {
        await run(`${what} is being restarted.`, "POST", [...path, "restart"]);
      }
    },
    pause: () => run(`${what} is paused. What comes now waits in its mailbox.`, "POST", [...path, "pause"]),
    resume: () => run(`${what} goes on.`, "POST", [...path, "resume"]),
  };
}

function instanceWishes(name) {
  // Each variable of the key is a segment of its own.
  const of = (key) => orders(`${name}/${key}`, [name, ...key.split("/")]);
  return {
    restart: (key) => of(key).restart(),
    pause: (key) => of(key).pause(),
    resume: (key) => of(key).resume(),
    async close(key) {
      if (await ask(`Close ${name}/${key}?`, "Its state is lost, and its clients are closed. Whoever comes next begins a new "
          + "one.", "Close")) {
        await run(`${name}/${key} is closed.`, "POST", [name, ...key.split("/"), "close"]);
      }
    },
  };
}

function wishes(name) {
  return {
    ...orders(name, [name]),
    instance: instanceWishes(name),
    async close(id) {
      if (await ask("Close this client?", `${id} of ${name}. It may connect again at once.`, "Close")) {
        await run(`${id} is being closed.`, "DELETE", [name, "connections", id]);
      }
    },
  };
}

function panelOf({ name, instances }) {
  if (!panels.has(name)) {
    panels.set(name, panel(name, instances !== undefined, wishes(name)));
    find("services").append(panels.get(name).element);
  }
  return panels.get(name);
}

async function showMore(shown) {
  const { service } = shown.element.dataset;
  if (shown.sort) {
    shown.showInstances(await readInstances(service, shown.sort));
  }
  else {
    shown.showClients(await readClients(service));
  }
}

async function refresh() {
  const [{ services, cluster }, messages] = await Promise.all([readState(), readMessages()]);
  const now = performance.now();
  const current = ratesOf(new Map(services.map(({ name }) => [name, messages.get(name) ?? { in: 0, out: 0 }])), now);
  showCluster(cluster);
  services.forEach((service) => panelOf(service).show(service, current.get(service.name), now));
  await Promise.all(services.map(panelOf).filter((shown) => shown.wantsMore).map(showMore));
}

async function poll() {
  timer = undefined;
  if (polling || document.hidden) {
    return;
  }
  polling = true;
  const begin = performance.now();
  let delay;
  try {
    await refresh();
    failures = 0;
    showLink("open", "Live");
    delay = EVERY - (performance.now() - begin);
  }
  catch (error) {
    delay = Math.min(LONGEST_DELAY, EVERY * 2 ** failures++);
    showLink("waiting", (error instanceof Refused) ? "Not signed in" : "No answer");
  }
  polling = false;
  clearTimeout(timer);
  timer = setTimeout(poll, Math.max(0, delay));
}

function soon() {
  clearTimeout(timer);
  poll();
}

find("question").addEventListener("submit", (event) => answer(event.submitter.value === "yes"));
find("question").addEventListener("cancel", () => answer(false));

// Who does not look costs the server nothing.
document.addEventListener("visibilitychange", soon);
addEventListener("online", soon);
document.addEventListener("toggle", soon, true);
document.addEventListener("change", soon);

poll();
