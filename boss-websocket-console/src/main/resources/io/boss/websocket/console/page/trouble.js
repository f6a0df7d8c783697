// What is wrong when the server does not answer as it should.

import { write } from "./dom.js";
import { timeOf } from "./format.js";

const find = (id) => document.getElementById(id);

let since;

/** The state of the page in a word. */
export function showLink(state, text) {
  find("link").dataset.state = state;
  document.body.dataset.state = state;
  write(find("link"), text);
}

/** A sentence about what is wrong, or nothing if all is well. Says it once: a screen reader reads it aloud. */
export function showTrouble(text) {
  const box = find("trouble");
  if (text === undefined) {
    since = undefined;
    box.hidden = true;
    write(find("trouble-text"), "");
    return;
  }
  since ??= new Date();
  box.hidden = false;
  write(find("trouble-text"), `${text} Since ${timeOf(since)}; what is shown is from before. The page tries again by itself.`);
}

const WORDS = {
  401: ["Not signed in", "The server answers 401: you are not signed in, or no longer. Sign in and reload this page."],
  403: ["Not allowed", "The server answers 403: you are signed in as somebody who may not see this endpoint."],
  404: ["Not there", "The server answers 404: the endpoint is no longer exposed, its access is none, or the console is switched off."],
};

/** Says what has gone wrong, the how manyth time. */
export function explain(error, failures) {
  const { status, message } = error;
  if (status === undefined) {
    // It is this page that is wrong: whoever looks for why finds it in the browser's console.
    reportError(error);
    showLink("waiting", "Page error");
    showTrouble(`This page does not understand what the server has answered (${message}).`);
    return;
  }
  if (status === 0) {
    showLink("waiting", "No answer");
    // One that is lost says nothing yet.
    if (failures > 1) {
      showTrouble(message);
    }
    return;
  }
  const [word, text] = WORDS[status] ?? [(status >= 500) ? "Server error" : "Refused", message];
  showLink("waiting", word);
  showTrouble(text);
}
