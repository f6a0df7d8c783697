// What the page shows of the instances of a service that has one for each key.

import { count, duration } from "./operator-format.js";

const template = document.querySelector("#instances");

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function button(word, order) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "plain";
  element.textContent = word;
  element.dataset.order = order;
  return element;
}

function newRow(instance, on) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  row.dataset.id = instance.id;
  name.scope = "row";
  row.append(name);
  row.insertCell();
  row.insertCell();
  const orders = row.insertCell();
  orders.className = "orders";
  // Whoever may not see the key cannot address the instance.
  if (instance.key !== undefined) {
    const pause = button("Pause", "pause");
    const restart = button("Restart", "restart");
    const close = button("Close", "close");
    pause.addEventListener("click", () => (row.dataset.state === "paused") ? on.resume(instance.key) : on.pause(instance.key));
    restart.addEventListener("click", () => on.restart(instance.key));
    close.addEventListener("click", () => on.close(instance.key));
    restart.setAttribute("aria-label", `Restart ${instance.key}`);
    close.setAttribute("aria-label", `Close ${instance.key}`);
    orders.append(pause, restart, close);
  }
  return row;
}

function mail({ mailboxDepth, oldestMail, running }) {
  const waiting = mailboxDepth ? `${count(mailboxDepth)}, ${duration(oldestMail)}` : "none";
  return running ? `${waiting}, ${running.callback} for ${duration(running.millis)}` : waiting;
}

function showRow(row, instance) {
  const state = instance.paused ? "paused" : instance.state;
  row.dataset.state = state;
  write(row.cells[0], (instance.key ?? "hidden") + ((state === "running") ? "" : `, ${state}`));
  write(row.cells[1], mail(instance));
  write(row.cells[2], count(instance.connections));
  const pause = row.querySelector("[data-order=pause]");
  if (pause) {
    const word = instance.paused ? "Resume" : "Pause";
    write(pause, word);
    pause.setAttribute("aria-label", `${word} ${instance.key}`);
  }
}

/**
 * A list of the busiest instances. The operator's wishes go to on.restart(key), on.pause(key), on.resume(key) and
 * on.close(key).
 */
export function instances(on) {
  const element = template.content.firstElementChild.cloneNode(true);
  const body = element.querySelector("tbody");
  const sort = element.querySelector("select");
  return {
    element,
    get sort() {
      return sort.value;
    },
    /** Keeps the rows that stay: one may have the focus. */
    show(all) {
      const old = new Map([...body.rows].map((row) => [row.dataset.id, row]));
      all.forEach((instance, index) => {
        const row = old.get(instance.id) ?? newRow(instance, on);
        old.delete(instance.id);
        showRow(row, instance);
        if (body.rows[index] !== row) {
          body.insertBefore(row, body.rows[index] ?? null);
        }
      });
      old.forEach((row) => row.remove());
      element.querySelector("table").hidden = all.length === 0;
      element.querySelector(".nobody").hidden = all.length > 0;
    },
  };
}
