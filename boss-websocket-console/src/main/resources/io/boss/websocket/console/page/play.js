// The playground: connects to a service as a user would.

import { readTypes } from "./api.js";
import { h, newId, write, writeOrHide } from "./dom.js";
import { composer } from "./play-composer.js";
import { frameLog } from "./play-log.js";
import { targetFields } from "./play-target.js";

const OFF = "The playground is off. It is on where spring-boot-devtools is on the class path, or with "
  + "boss.websocket.console.playground=true.";

const WORDS = { closed: "Not connected", connecting: "Connecting", open: "Connected", closing: "Closing" };

function card(text, ...children) {
  const title = newId("play");
  return h("section", { class: "card", "aria-labelledby": title }, h("h2", { id: title }, text), children);
}

function switchedOff(config) {
  return {
    title: "Playground",
    element: h("div", { class: "view" }, h("h1", {}, "Playground"),
      h("p", { class: "banner hint", id: "play-off" }, config.playground?.reason ?? OFF)),
  };
}

/** A socket at a time, whose state and messages are shown. */
function connectionTo(log, onstate) {
  let socket;
  const is = (state) => onstate(state);
  return {
    get isOpen() {
      return socket !== undefined;
    },
    open({ url, protocols }) {
      const current = new WebSocket(url, protocols);
      let wasOpen = false;
      current.binaryType = "arraybuffer";
      socket = current;
      is("connecting");
      current.onopen = () => {
        wasOpen = true;
        is("open");
        log.opened(url, current.protocol);
      };
      current.onmessage = ({ data }) => log.received(data);
      current.onclose = (event) => {
        log.closed(event, wasOpen);
        if (socket === current) {
          socket = undefined;
          is("closed");
        }
      };
    },
    send(data) {
      socket.send(data);
      log.sent(data);
    },
    close() {
      is("closing");
      socket?.close(1000);
    },
  };
}

export function playground(path, config) {
  if (!config.playground?.enabled) {
    return switchedOff(config);
  }
  const [wish, ...key] = path;
  const state = h("p", { class: "link", id: "play-state", role: "status", "data-state": "closed" }, WORDS.closed);
  const problem = h("p", { class: "problem", id: "play-problem", role: "alert", hidden: true });
  const connect = h("button", { id: "play-connect" }, "Connect");
  const log = frameLog();
  const socket = connectionTo(log, showState);
  const messages = composer((data) => socket.send(data));
  const target = targetFields(config, key, showTypes);
  const form = h("form", { class: "fields", autocomplete: "off" }, target.elements, problem, h("p", { class: "actions" }, connect));
  let asked;

  function showState(word) {
    state.dataset.state = (word === "closing") ? "connecting" : word;
    write(state, WORDS[word]);
    write(connect, (word === "closed") ? "Connect" : "Disconnect");
    connect.classList.toggle("plain", word !== "closed");
    messages.enable(word === "open");
    form.classList.toggle("busy", word !== "closed");
  }

  async function showTypes(service) {
    asked = service;
    if (socket.isOpen) {
      socket.close();
    }
    try {
      const types = await readTypes(service);
      if (asked === service) {
        messages.show(types);
        target.suggestProtocols(types?.subprotocols);
      }
    }
    catch (error) {
      messages.show(undefined);
      writeOrHide(problem, `The types of its messages are not known: ${error.message}`);
    }
  }

  form.addEventListener("input", target.showAddress);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    writeOrHide(problem, "");
    if (socket.isOpen) {
      socket.close();
      return;
    }
    try {
      socket.open(target.target());
    }
    catch (error) {
      writeOrHide(problem, `The browser does not connect: ${error.message}`);
    }
  });
  messages.show(undefined);
  return {
    title: "Playground",
    element: h("div", { class: "view" },
      h("div", { class: "view-head" }, h("h1", {}, "Playground"), state),
      h("div", { class: "play" },
        h("div", { class: "play-forms" }, card("Connection", form), card("Send", messages.element)),
        h("div", { class: "play-log" }, card("Messages", log.element)))),
    show: ({ services }) => target.show(services, wish),
    leave: () => socket.isOpen && socket.close(),
  };
}
