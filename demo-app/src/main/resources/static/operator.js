import { Refused, change, readClients, readMessages, readState } from "./operator-api.js";
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

function wishes(name) {
  return {
    async restart() {
      if (await ask(`Restart ${name}?`, "Its state is lost: a fresh instance begins. Clients stay connected and are joined "
          + "again, and what waits in the mailbox goes to the fresh instance.", "Restart")) {
        await run(`${name} is being restarted.`, "POST", [name, "restart"]);
      }
    },
    pause: () => run(`${name} is paused. What comes now waits in its mailbox.`, "POST", [name, "pause"]),
    resume: () => run(`${name} goes on.`, "POST", [name, "resume"]),
    async close(id) {
      if (await ask("Close this client?", `${id} of ${name}. It may connect again at once.`, "Close")) {
        await run(`${id} is being closed.`, "DELETE", [name, "connections", id]);
      }
    },
  };
}

function panelOf(name) {
  if (!panels.has(name)) {
    panels.set(name, panel(name, wishes(name)));
    find("services").append(panels.get(name).element);
  }
  return panels.get(name);
}

async function refresh() {
  const [{ services, cluster }, messages] = await Promise.all([readState(), readMessages()]);
  const now = performance.now();
  const current = ratesOf(new Map(services.map(({ name }) => [name, messages.get(name) ?? { in: 0, out: 0 }])), now);
  showCluster(cluster);
  services.forEach((service) => panelOf(service.name).show(service, current.get(service.name), now));
  await Promise.all(services.map(({ name }) => panelOf(name))
    .filter((shown) => shown.wantsClients)
    .map(async (shown) => shown.showClients(await readClients(shown.element.dataset.service))));
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

poll();
