import { Backoff } from "./backoff.js";
import { BossError } from "./index.js";
import { partsOf, type Outcome } from "./parts.js";
import { answerOf, decode, encode, withId } from "./text.js";
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
  id?: string;
  /** Means nothing to another session. */
  bound?: boolean;
}

interface Question extends Outcome {
  timer?: any;
  signal?: AbortSignal | undefined;
  abort(): void;
}

const { stringify } = JSON;

function report(error: unknown) {
  (globalThis.reportError ?? console.error)(error);
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
  /** Of our ids: services pass on texts of others, which must not look like answers. */
  const prefix = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("") + ".";
  const handlers = new Map<unknown, Set<any>>();
  const answerers = new Map<unknown, any>();
  const questions = new Map<string, Question>();
  const asked = new Map<string, AbortController>();
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
  let ids = 0;

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
    if (text.startsWith(`{"boss.re":"${prefix}`)) {
      answered(message);
    }
    else if (text.startsWith(`{"boss.id":"${mark}.`)) {
      answer(message);
    }
    else if (text.startsWith(`{"boss.cancel":"${mark}.`)) {
      asked.get(message["boss.cancel"])?.abort();
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
          tell('"boss.authentication",' + stringify("ticket" in shown ? { ticket: shown.ticket } : { token: shown.token }).slice(1));
        }
      }
      catch (error) {
        report(error);
      }
      renewing = false;
    }
  }

  // Sending

  function put(entry: Entry) {
    if (state === "closed") {
      return false;
    }
    if (!entry.bound && kept.length >= (ready && !messages ? 100 : messages)) {
      if (whenFull !== "drop-oldest" || sent >= kept.length) {
        return false;
      }
      const [dropped] = kept.splice(sent, 1);
      fail(dropped!.id, new BossError("full"));
    }
    kept.push(entry);
    flush();
    return true;
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
    const unsent = new Set(kept.map((entry) => entry.id));
    for (const id of [...questions.keys()]) {
      if (!unsent.has(id)) {
        fail(id, new BossError(reason));
      }
    }
    for (const controller of asked.values()) {
      controller.abort();
    }
    asked.clear();
    return lost;
  }

  // Requests

  function settle(id: string | undefined) {
    const question = questions.get(id!);
    if (question) {
      questions.delete(id!);
      clearTimeout(question.timer);
      question.signal?.removeEventListener("abort", question.abort);
    }
    return question;
  }

  function fail(id: string | undefined, error: unknown) {
    settle(id)?.fail(error);
  }

  function cancel(id: string | undefined) {
    const question = settle(id);
    if (question) {
      const at = kept.findIndex((entry, i) => i >= sent && entry.id === id);
      if (at < 0) {
        put({ data: withId("cancel", id!, ""), bound: true });
      }
      else {
        kept.splice(at, 1);
      }
    }
    return question;
  }

  function ask(message: any, { timeout, signal }: RequestOptions, outcome: Outcome): string {
    const json = stringify(message);
    if (json?.[0] !== "{") {
      throw new TypeError("A request is an object");
    }
    if (signal?.aborted) {
      throw signal.reason;
    }
    const id = prefix + ++ids;
    const question: Question = { ...outcome, signal, abort: () => cancel(id)?.fail(signal!.reason) };
    questions.set(id, question);
    if (put({ data: withId("id", id, json.slice(1, -1)), id })) {
      signal?.addEventListener("abort", question.abort);
      if (timeout) {
        question.timer = setTimeout(() => cancel(id)?.fail(new BossError("timeout")), timeout);
      }
    }
    else {
      fail(id, new BossError(state === "closed" ? "closed" : "full"));
    }
    return id;
  }

  function answered(message: any) {
    const { "boss.re": id, "boss.more": more, "boss.done": done, "boss.error": problem, ...rest } = message;
    const value = done ? undefined : "boss.value" in rest ? rest["boss.value"] : rest;
    if (problem) {
      fail(id, new BossError("refused", problem));
    }
    else if (more) {
      questions.get(id)?.part(value);
    }
    else {
      settle(id)?.end(value, done);
    }
  }

  async function answer(message: any) {
    const { "boss.id": id, ...question } = message;
    const fn = answerers.get(question.type);
    const controller = new AbortController();
    let json: string | undefined;
    asked.set(id, controller);
    try {
      json = fn ? stringify(await fn(question, controller.signal)) : '{"boss.error":{"status":501,"title":"Not Implemented"}}';
    }
    catch (error) {
      report(error);
      json = '{"boss.error":{"status":500,"title":"Internal Server Error"}}';
    }
    if (asked.get(id) === controller && !controller.signal.aborted) {
      put({ data: withId("re", id, answerOf(json)), bound: true });
    }
    asked.delete(id);
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

  const connection: Connection = {
    onstate: undefined,
    onresync: undefined,
    get state() {
      return state;
    },
    send: (message: unknown) => put({ data: encode(message) }),
    on(type: string, fn: any) {
      const all = handlers.get(type) ?? new Set();
      handlers.set(type, all.add(fn));
      return () => {
        all.delete(fn);
      };
    },
    request: (message: unknown, settings: RequestOptions = {}) => new Promise<any>((resolve, reject) => {
      const id = ask(message, settings, {
        part(value: unknown) {
          cancel(id);
          resolve(value);
        },
        end: resolve,
        fail: reject,
      });
    }),
    stream: (message: unknown, settings: RequestOptions = {}) => partsOf((outcome) => ask(message, settings, outcome), cancel),
    handle(type: string, fn: any) {
      answerers.set(type, fn);
      return () => {
        if (answerers.get(type) === fn) {
          answerers.delete(type);
        }
      };
    },
    close: () => {
      if (state !== "closed") {
        stop(1000, "");
      }
    },
  };

  queueMicrotask(start);
  return connection;
}
