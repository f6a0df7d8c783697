/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
import { answers } from "./answers.js";
import { Backoff } from "./backoff.js";
import { BossError } from "./index.js";
import { partsOf } from "./parts.js";
import { requests } from "./requests.js";
import { decode, encode, report } from "./text.js";
import type { AuthenticationCause, BossErrorReason, Connection, Options, RequestOptions, State, StateDetail } from "./index.js";

const SECOND = 1_000;
/** After which a connection counts as a good one. */
const STEADY = 10 * SECOND;
/** For the handshake and the welcome. Authentication may take its time: perhaps somebody logs in. */
const HANDSHAKE = 30 * SECOND;
/** After which a page that nobody sees stops to try. */
const UNSEEN = 300 * SECOND;

interface Entry {
  data: any;
  /** Of a request. */
  id?: string | undefined;
  /** Means nothing to another session. */
  bound?: boolean | undefined;
}

function call(fn: ((...args: any[]) => unknown) | undefined, ...args: unknown[]) {
  try {
    fn?.(...args);
  }
  catch (error) {
    report(error);
  }
}

export function open(address: string | URL, options: Options): Connection {
  const { href } = new URL(address, globalThis.document?.baseURI);
  const url = href.replace(/^http|#.*/g, (found) => (found === "http" ? "ws" : ""));
  const { auth, WebSocket: Socket = globalThis.WebSocket } = options;
  if (!Socket) {
    throw new TypeError("No WebSocket");
  }
  const { messages = 100, whenFull } = options.queue ?? {};
  const own = [options.subprotocol ?? []].flat().map((name) => name + "+boss.v1");
  const handlers = new Map<unknown, Set<any>>();
  const listened: [any, string, any][] = [];
  const backoff = new Backoff();

  let state: State = "connecting";
  let socket: any;
  /** Lost to us, and not to be closed before its session goes on elsewhere: a close frame ends a session. */
  let old: any;
  /** Of the attempt or connection; what comes from another one is ignored. */
  let epoch = 0;
  /** Whether the welcome has come. */
  let ready = false;
  let shaken = false;
  let openedAt = 0;
  let timer: any;
  let expected = 0;
  let heard = 0;
  let limit = 0;
  let hiddenSince = 0;
  /** Waits for the page, not for a timer. */
  let parked = false;
  /** The wait is the server's wish. */
  let firm = false;
  let bye: number | undefined;
  let refusals = 0;
  let cause: AuthenticationCause = "connect";
  let renewing = false;

  let mark = "";
  let session: string | undefined;
  let received = 0;
  let acked = 0;
  let ackBytes = 0;
  let ackTimer: any;

  /** The first `sent` of these wait to be acknowledged, the others to be sent. `base` are acknowledged. */
  let kept: Entry[] = [];
  let sent = 0;
  let base = 0;

  function become(next: State, detail: StateDetail = {}) {
    state = next;
    call(connection.onstate, next, detail);
  }

  // Connecting

  async function attempt() {
    const mine = ++epoch;
    parked = shaken = false;
    bye = undefined;
    socket = undefined;
    become("connecting");
    try {
      const shown = mine === epoch && auth ? await auth(cause) : undefined;
      if (mine !== epoch) {
        return;
      }
      cause = "connect";
      const entries = own.length ? [...own] : ["boss.v1"];
      if (shown) {
        entries.push("ticket" in shown ? "boss.ticket." + shown.ticket : "boss.bearer." + shown.token);
      }
      if (session) {
        entries.push(`boss.resume.${session}.${received}`);
      }
      const candidate = new Socket(url, entries);
      socket = candidate;
      heard = Date.now();
      limit = HANDSHAKE;
      watch();
      candidate.binaryType = "arraybuffer";
      candidate.onopen = () => {
        if (mine === epoch) {
          shaken = true;
          refusals = 0;
        }
      };
      candidate.onerror = () => {};
      candidate.onmessage = (event: any) => mine === epoch && take(event.data);
      candidate.onclose = (event: any) => mine === epoch && ended(event.code, event.reason);
    }
    catch (error) {
      report(error);
      if (mine === epoch) {
        ended(1006, "");
      }
    }
  }

  /** Ends what is under way, without a word to the page. */
  function cut() {
    epoch++;
    ready = false;
    clearTimeout(timer);
    clearTimeout(ackTimer);
    ackTimer = undefined;
  }

  function ended(code: number, reason: string) {
    const wasOpen = ready;
    cut();
    if (wasOpen && Date.now() - openedAt >= STEADY) {
      backoff.reset();
    }
    const { delay, firm: wished, rule } = backoff.next(code, bye);
    if (delay === undefined) {
      return stop(code, reason);
    }
    if (!session) {
      forget();
    }
    if (rule === "authenticate") {
      cause = "expired";
    }
    else if (!shaken && !refusals++) {
      cause = "refused";
    }
    firm = wished;
    const mine = epoch;
    if (wasOpen) {
      become("lost", { code, reason });
    }
    if (mine === epoch) {
      timer = setTimeout(due, delay);
      become("waiting", { code, reason, delay });
    }
  }

  function due() {
    clearTimeout(timer);
    parked = hiddenSince > 0 && Date.now() - hiddenSince >= UNSEEN;
    if (!parked) {
      attempt();
    }
  }

  /** Looks whether the server is still heard. A late timer means that the machine slept: what has arrived comes first. */
  function watch() {
    clearTimeout(timer);
    const now = Date.now();
    heard = Math.min(heard, now);
    if (limit && now - heard >= limit) {
      if (now - expected < 5 * SECOND) {
        return abandon();
      }
      heard = now - limit + 2 * SECOND;
    }
    if (limit) {
      expected = heard + limit;
      timer = setTimeout(watch, expected - now);
    }
  }

  function abandon() {
    if (ready && session) {
      old = socket;
    }
    else {
      socket?.close();
    }
    ended(1006, "nothing heard");
  }

  function stop(code: number, reason: string) {
    cut();
    socket?.close(1000);
    old?.close();
    session = undefined;
    kept = [];
    sent = 0;
    forget("closed");
    for (const [target, type, fn] of listened) {
      target.removeEventListener(type, fn);
    }
    become("closed", { code, reason });
  }

  // Receiving

  function take(data: any) {
    heard = Date.now();
    if (!ready) {
      return welcome(data);
    }
    const text = typeof data === "string" ? data : "";
    const message = decode(data);
    if (text.startsWith(`{"boss":"${mark}",`)) {
      return control(message);
    }
    received++;
    if (session) {
      ackBytes += text.length || data.byteLength || 0;
      if (received - acked >= 32 || ackBytes >= 65_536) {
        acknowledge();
      }
      else {
        ackTimer ??= setTimeout(acknowledge, SECOND);
      }
    }
    if (text.startsWith(`{"boss.re":"${requested.prefix}`)) {
      requested.answered(message);
    }
    else if (text.startsWith(`{"boss.id":"${mark}.`)) {
      answering.asked(message);
    }
    else if (text.startsWith(`{"boss.cancel":"${mark}.`)) {
      answering.cancelled(message);
    }
    else {
      if (auth && message?.type === "boss.authentication" && message.event === "expiring") {
        renew();
      }
      for (const type of new Set([message?.type, "message"])) {
        for (const fn of [...(handlers.get(type) ?? [])]) {
          call(fn, message);
        }
      }
    }
  }

  function welcome(data: any) {
    const told = decode(data);
    const more = told.resumed ? told.received - base : 0;
    if (told.type !== "boss.welcome" || !(more >= 0 && more <= sent)) {
      socket.close();
      return ended(1006, "no welcome");
    }
    const mine = epoch;
    const before = session;
    mark = told.mark;
    session = told.session;
    limit = told.heartbeat ? told.heartbeat + 10 * SECOND : 0;
    openedAt = heard;
    watch();
    old?.close();
    old = undefined;
    if (told.resumed) {
      kept.splice(0, more);
      base += more;
      sent = 0;
    }
    else {
      const lost = forget();
      received = acked = ackBytes = 0;
      if (before) {
        call(connection.onresync, told.reason ?? "unknown", lost);
      }
    }
    if (mine === epoch) {
      ready = true;
      if (told.resumed) {
        // So that the server knows that its welcome has arrived.
        acknowledge();
      }
      become("open");
      flush();
    }
  }

  function control(message: any) {
    if (message.type === "boss.bye" && message.retryAfter >= 0) {
      bye = message.retryAfter;
    }
    const more = message.n - base;
    if (message.type === "boss.ack" && more > 0 && more <= sent) {
      kept.splice(0, more);
      base += more;
      sent -= more;
    }
  }

  function acknowledge() {
    clearTimeout(ackTimer);
    ackTimer = undefined;
    acked = received;
    ackBytes = 0;
    tell(`"boss.ack","n":${received}}`);
  }

  function tell(rest: string) {
    if (ready && socket.readyState === 1) {
      socket.send(`{"boss":"${mark}","type":${rest}`);
    }
  }

  async function renew() {
    if (!renewing) {
      renewing = true;
      const mine = epoch;
      try {
        const shown = await auth!("expiring");
        if (shown && mine === epoch) {
          tell('"boss.authentication",' + JSON.stringify("ticket" in shown ? { ticket: shown.ticket } : { token: shown.token }).slice(1));
        }
      }
      catch (error) {
        report(error);
      }
      renewing = false;
    }
  }

  // Sending

  /** Returns why not, if not. */
  function put(entry: Entry): BossErrorReason | undefined {
    if (state === "closed") {
      return state;
    }
    if (!entry.bound && kept.length >= (ready && !messages ? 100 : messages)) {
      if (whenFull !== "drop-oldest" || sent >= kept.length) {
        return "full";
      }
      const [dropped] = kept.splice(sent, 1);
      requested.fail(dropped!.id, new BossError("full"));
    }
    kept.push(entry);
    flush();
    return undefined;
  }

  function flush() {
    while (ready && socket.readyState === 1 && sent < kept.length) {
      socket.send(kept[sent]!.data);
      if (session) {
        sent++;
      }
      else {
        kept.shift();
      }
    }
  }

  /** Ends all that depends on a session that is over, and counts what was sent and not acknowledged. */
  function forget(reason: BossErrorReason = "lost") {
    const lost = kept.splice(0, sent).length;
    sent = base = 0;
    kept = kept.filter((entry) => !entry.bound);
    requested.failAllBut(new Set(kept.map((entry) => entry.id)), reason);
    answering.forget();
    return lost;
  }

  // The page

  function listen(target: any, type: string, fn: (event: any) => unknown) {
    if (target?.addEventListener) {
      target.addEventListener(type, fn);
      listened.push([target, type, fn]);
    }
  }

  function seen() {
    const { hidden } = document;
    hiddenSince = hidden ? Date.now() : 0;
    if (!hidden) {
      if (parked) {
        attempt();
      }
      else if (state === "open") {
        watch();
      }
    }
  }

  function start() {
    if (state === "closed") {
      return;
    }
    const page = globalThis.document;
    listen(page, "visibilitychange", seen);
    listen(globalThis, "online", () => state === "waiting" && !firm && !parked && due());
    // Browsers keep pages for the way back; whoever has left would still be there for the others.
    listen(globalThis, "pagehide", () => {
      cut();
      socket?.close(1000);
      if (!session) {
        forget();
      }
      parked = true;
      become("waiting");
    });
    listen(globalThis, "pageshow", () => parked && attempt());
    hiddenSince = page?.hidden ? Date.now() : 0;
    attempt();
  }

  const requested = requests({
    put: (data, id, bound) => put({ data, id, bound }),
    takeBack(id) {
      const at = kept.findIndex((entry, i) => i >= sent && entry.id === id);
      return at >= 0 && kept.splice(at, 1).length > 0;
    },
  });
  const answering = answers((data) => put({ data, bound: true }));

  const connection: Connection = {
    onstate: undefined,
    onresync: undefined,
    get state() {
      return state;
    },
    send: (message: unknown) => !put({ data: encode(message) }),
    on(type: string, fn: any) {
      const all = handlers.get(type) ?? new Set();
      handlers.set(type, all.add(fn));
      return () => {
        all.delete(fn);
      };
    },
    request: (message: unknown, settings: RequestOptions = {}) => new Promise<any>((resolve, reject) => {
      const id = requested.ask(message, settings, {
        part(value: unknown) {
          requested.cancel(id);
          resolve(value);
        },
        end: resolve,
        fail: reject,
      });
    }),
    stream: (message: unknown, settings: RequestOptions = {}) => partsOf((outcome) => requested.ask(message, settings, outcome), requested.cancel),
    handle: answering.handle,
    close: () => {
      if (state !== "closed") {
        stop(1000, "");
      }
    },
  };

  queueMicrotask(start);
  return connection;
}
