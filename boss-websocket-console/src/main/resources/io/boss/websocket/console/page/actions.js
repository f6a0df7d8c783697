// What an operator can do. Each is asked for with a dialog first, and says what has become of it.

import { change } from "./api.js";

const STAYS = 8_000;

const find = (id) => document.getElementById(id);

let answer = () => undefined;
let readOnly = false;
let afterwards = () => undefined;
let timer;

/** @param options readOnly, and afterwards() to look at once what has changed */
export function setUpActions(options) {
  ({ readOnly, afterwards } = options);
}

export function mayChange() {
  return !readOnly;
}

/** Says that something was done, for a while. */
function note(text) {
  find("notice").textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => find("notice").textContent = "", STAYS);
}

/** Says that something was not done, until somebody dismisses it. */
function complain(text) {
  find("problem-box").hidden = false;
  find("problem").textContent = text;
}

/** Takes away what was said of another action. */
export function calm() {
  note("");
  find("problem").textContent = "";
  find("problem-box").hidden = true;
}

/** Asks with a dialog. Answers undefined if it was not meant, or the text that was given with it. */
function ask({ title, text, yes, input }) {
  find("question-title").textContent = title;
  find("question-text").textContent = text;
  find("question-yes").textContent = yes;
  find("question-input").hidden = !input;
  find("question-label").textContent = input?.label ?? "";
  find("question-value").value = "";
  find("question-value").required = input?.required ?? false;
  find("question").showModal();
  // Who hits Enter without reading does no harm.
  (input ? find("question-value") : find("question-no")).focus();
  return new Promise((resolve) => answer = resolve);
}

function outcome({ done, closed, pending, state, failure, result }, text) {
  if (done || closed > 0) {
    note(text);
  }
  else if (pending) {
    note("This takes longer. What is shown here says how it goes on.");
  }
  else if (closed === 0) {
    complain("This client is gone already.");
  }
  else {
    complain(`It was not done: ${failure ?? result ?? `it is ${state}`}.`);
  }
}

async function run(question, text, method, path, options) {
  const given = await ask(question);
  if (given === undefined) {
    return;
  }
  calm();
  try {
    outcome(await change(method, path, options?.(given)), text);
  }
  catch (error) {
    complain(error.message);
  }
  afterwards();
}

const withReason = (reason) => ({ parameters: { reason } });
const REASON = { label: "Reason that clients are told (optional)" };

export function restart(what, path, many) {
  return run({
    title: `Restart ${what}?`,
    text: many ? "Each of its instances loses its state and begins anew. Clients stay connected and are joined again, and what "
      + "waits in the mailboxes goes to the fresh instances."
      : "Its state is lost: a fresh instance begins. Clients stay connected and are joined again, and what waits in the mailbox "
      + "goes to the fresh instance.",
    yes: "Restart",
  }, `${what} is being restarted.`, "POST", [...path, "restart"]);
}

export function pause(what, path) {
  return run({
    title: `Pause ${what}?`,
    text: "No further callback begins until you resume it. What comes now waits in the mailbox; when that is full, clients are "
      + "slowed down or closed.",
    yes: "Pause",
  }, `${what} is paused. What comes now waits in its mailbox.`, "POST", [...path, "pause"]);
}

export function resume(what, path) {
  return run({ title: `Resume ${what}?`, text: "It handles what has waited in its mailbox, and goes on.", yes: "Resume" },
    `${what} goes on.`, "POST", [...path, "resume"]);
}

export function closeInstance(what, path) {
  return run({
    title: `Close ${what}?`,
    text: "Its state is lost, and its clients are closed with code 4503. Whoever comes next begins a new one.",
    yes: "Close",
    input: REASON,
  }, `${what} is closed.`, "POST", [...path, "close"], (text) => text ? { body: { text } } : undefined);
}

export function closeClient(id, service) {
  return run({
    title: "Close this client?",
    text: `${id} of ${service} is closed with code 4503. It may connect again.`,
    yes: "Close",
    input: REASON,
  }, `${id} is being closed.`, "DELETE", [service, "connections", id], withReason);
}

export function closeUser(user, service) {
  return run({
    title: `Close all clients of ${user}?`,
    text: `All connections of this user to ${service} are closed with code 4503. They may connect again.`,
    yes: "Close all",
    input: REASON,
  }, `The clients of ${user} are being closed.`, "DELETE", [service, "users"],
    // Not in the path: the name may have a slash.
    (reason) => ({ parameters: { name: user, reason } }));
}

export function broadcast(what, path) {
  return run({
    title: `Broadcast to ${what}?`,
    text: "The service gets this text in @OnBroadcast and handleBroadcast, on every node.",
    yes: "Broadcast",
    input: { label: "Text", required: true },
  }, `The text was broadcast to ${what}.`, "POST", [...path, "broadcast"], (text) => ({ body: { text } }));
}

find("question").addEventListener("submit", (event) =>
  answer((event.submitter?.value === "yes") ? find("question-value").value : undefined));
find("question").addEventListener("cancel", () => answer(undefined));
find("problem-close").addEventListener("click", () => {
  calm();
  find("view").focus();
});
