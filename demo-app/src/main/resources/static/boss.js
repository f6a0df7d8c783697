// A WebSocket to a service that comes back when it breaks.

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
const STEADY_AFTER = 5_000;

const LABELS = { connecting: "Connecting", open: "Connected", waiting: "Reconnecting" };

let config;

async function readConfig() {
  const response = await fetch("demo-config.json");
  if (!response.ok) {
    throw new Error(`demo-config.json: ${response.status}`);
  }
  return response.json();
}

/**
 * The URL of a service, or of an instance as in "chat/lobby", relative to the page: right below a context path, behind
 * a proxy and over TLS. The query of the page goes along; it may tell a proxy which node is wanted.
 */
export async function urlOf(service) {
  config ??= await readConfig();
  const [name, ...key] = service.split("/");
  const path = config.services[name].replace(/\{.*/, key.map(encodeURIComponent).join("/"));
  const url = new URL("." + path, document.baseURI);
  url.protocol = (url.protocol === "https:") ? "wss:" : "ws:";
  url.search = location.search;
  return url;
}

/** Writes the state of a connection into an element, for people and for the style sheet. */
export function showState(element) {
  return (state) => {
    element.dataset.state = state;
    element.textContent = LABELS[state];
  };
}

/**
 * Connects to a service for as long as the page lives. It waits longer after each failure, and never as long as
 * the page next to it: a thousand pages must not come back to a restarted server in one moment.
 */
export function connect(service, { onstate = () => {}, onopen = () => {}, onmessage = () => {} }) {
  let socket;
  let failures = 0;
  let timer;

  async function open() {
    timer = undefined;
    onstate("connecting");
    try {
      listen(new WebSocket(await urlOf(service), service.split("/")[0]));
    }
    catch {
      retry();
    }
  }

  function listen(candidate) {
    let openedAt;
    socket = candidate;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      openedAt = performance.now();
      onstate("open");
      onopen();
    };
    socket.onmessage = (event) => onmessage(event.data);
    socket.onclose = () => {
      if (performance.now() - openedAt > STEADY_AFTER) {
        failures = 0;
      }
      retry();
    };
  }

  function retry() {
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** failures++);
    onstate("waiting");
    timer = setTimeout(open, delay * (0.5 + Math.random() / 2));
  }

  function stop() {
    clearTimeout(timer);
    timer = undefined;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
  }

  addEventListener("online", () => {
    if (timer !== undefined) {
      stop();
      open();
    }
  });

  // Browsers keep pages for the way back, and their connections with them: who has left would still be here.
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && open());

  open();
  return {
    send(data) {
      const ready = socket?.readyState === WebSocket.OPEN;
      if (ready) {
        socket.send(data);
      }
      return ready;
    },
  };
}
