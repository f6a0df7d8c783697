// What the page shows of one service.

import { chart } from "./operator-chart.js";
import { bytes, count, duration, rate, roughly } from "./operator-format.js";
import { instances } from "./operator-instances.js";

const LONG_CALLBACK = 1_000;

const template = document.querySelector("#panel");

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Replaces the rows of a table by those of other keys, and keeps what stays: it may have the focus. */
function rows(body, clients, onclose) {
  const old = new Map([...body.rows].map((row) => [row.dataset.id, row]));
  clients.forEach((client, index) => {
    const row = old.get(client.id) ?? newRow(client, onclose);
    old.delete(client.id);
    write(row.cells[1], queue(client));
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] ?? null);
    }
  });
  old.forEach((row) => row.remove());
}

function queue({ queuedBytes, queuedMessages }) {
  return queuedMessages ? `${bytes(queuedBytes)} in ${count(queuedMessages)}` : "nothing";
}

function newRow(client, onclose) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  const button = document.createElement("button");
  row.dataset.id = client.id;
  name.scope = "row";
  name.textContent = client.user ? `${client.user} ${client.id}` : client.id;
  button.type = "button";
  button.className = "plain";
  button.textContent = "Close";
  button.setAttribute("aria-label", `Close ${client.id}`);
  button.addEventListener("click", () => onclose(client.id));
  row.append(name);
  row.insertCell();
  row.insertCell().append(button);
  return row;
}

function stateOf({ state, paused }) {
  return paused ? "paused" : state;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/**
 * A panel for a service. The operator's wishes go to on.restart(), on.pause(), on.resume() and on.close(id). If it has an
 * instance for each key those for one of them go to on.instance.
 */
export function panel(name, keyed, on) {
  const element = template.content.firstElementChild.cloneNode(true);
  const field = (key) => element.querySelector(`[data-field="${key}"]`);
  const button = (key) => element.querySelector(`[data-action="${key}"]`);
  const draw = (key) => element.querySelector(`[data-chart="${key}"]`);
  const charts = {
    mailbox: chart(draw("mailbox"), "Mailbox", count),
    in: chart(draw("in"), "In", rate),
    out: chart(draw("out"), "Out", rate),
  };
  const list = keyed ? instances(on.instance) : undefined;
  if (list) {
    element.querySelector("details").replaceWith(list.element);
  }
  const details = element.querySelector("details");
  const running = element.querySelector(".running");
  let paused = false;
  element.dataset.service = name;
  element.setAttribute("aria-label", name);
  field("name").textContent = name;
  if (keyed) {
    field("instanceOf").textContent = "Instances";
    field("uptimeOf").textContent = "Down";
  }
  button("restart").setAttribute("aria-label", `Restart ${name}`);
  button("restart").addEventListener("click", on.restart);
  button("pause").addEventListener("click", () => paused ? on.resume() : on.pause());

  function showRunning(callback) {
    running.classList.toggle("idle", callback === undefined);
    running.classList.toggle("long", callback?.millis > LONG_CALLBACK);
    write(field("running"), callback ? `${callback.callback}, for ${duration(callback.millis)}` : "nothing");
    field("running").title = callback?.connection ? `for ${callback.connection}` : "";
  }

  function showCrash(crash) {
    field("crash").hidden = crash === undefined;
    write(field("crashTime"), crash ? `${roughly(Math.max(0, Date.now() - crash.time))} ago` : "none");
    write(field("crash"), crash ? `Crashed in ${crash.callback}: ${crash.cause ?? crash.type}` : "");
  }

  function showButtons() {
    const word = paused ? "Resume" : "Pause";
    write(button("pause"), word);
    button("pause").setAttribute("aria-label", `${word} ${name}`);
  }

  return {
    element,
    /** Whether the operator looks at the clients or instances. */
    get wantsMore() {
      return details.open;
    },
    /** What instances are sorted by, if there may be several. */
    get sort() {
      return list?.sort;
    },
    show(service, rates, now) {
      paused = service.paused;
      field("state").dataset.state = stateOf(service);
      write(field("state"), capital(stateOf(service)));
      write(field("connections"), count(service.connections));
      write(field("oldestMail"), service.mailboxDepth ? duration(service.oldestMail) : "–");
      if (keyed) {
        write(field("instance"), count(service.instances.all));
        write(field("uptime"), count(service.instances.down));
      }
      else {
        write(field("instance"), `${service.instance}`);
        write(field("uptime"), (service.uptime === undefined) ? "–" : roughly(service.uptime));
      }
      write(field("restarts"), count(service.restarts));
      showRunning(service.running);
      showCrash(service.lastCrash);
      showButtons();
      charts.mailbox(service.mailboxDepth, now);
      charts.in(rates?.in, now);
      charts.out(rates?.out, now);
    },
    showInstances(all) {
      list.show(all);
    },
    showClients(clients) {
      rows(details.querySelector("tbody"), clients, on.close);
      details.querySelector("table").hidden = clients.length === 0;
      details.querySelector(".nobody").hidden = clients.length > 0;
    },
  };
}
