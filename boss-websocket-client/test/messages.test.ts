import { describe, expect, test, vi } from "vitest";
import { BossError } from "../src/index.js";
import { FakeSocket } from "./fake-socket.js";
import { always, join, turn, virtual } from "./virtual.js";

virtual();

async function opened(options = {}, members: object = {}) {
  const room = await join(options);
  return { room, socket: FakeSocket.last.open(members) };
}

const idOf = (message: string) => JSON.parse(message)["boss.id"];

function reported() {
  const report = vi.fn();
  vi.stubGlobal("reportError", report);
  return report;
}

describe("messages", () => {
  test("come by their type, and all as message", async () => {
    const { room, socket } = await opened();
    const said = vi.fn();
    const all = vi.fn();
    room.on("said", said);
    const off = room.on("message", all);
    const binary = new ArrayBuffer(3);
    for (const message of ['{"type":"said","text":"a"}', "[1,2]", "42", "{broken", binary]) {
      socket.say(message);
    }
    off();
    socket.say('{"type":"said","text":"b"}');
    expect(said.mock.calls.flat()).toEqual([{ type: "said", text: "a" }, { type: "said", text: "b" }]);
    expect(all.mock.calls.flat()).toEqual([{ type: "said", text: "a" }, [1, 2], "42", "{broken", binary]);
    expect(socket.binaryType).toBe("arraybuffer");
  });

  test("a message whose type is message comes once", async () => {
    const { room, socket } = await opened();
    const all = vi.fn();
    room.on("message", all);
    socket.say({ type: "message" });
    expect(all).toHaveBeenCalledOnce();
  });

  test("a handler that throws is reported, and harms nobody", async () => {
    const report = reported();
    const { room, socket } = await opened();
    const second = vi.fn();
    room.on("x", () => {
      throw new Error("mine");
    });
    room.on("x", second);
    room.onstate = () => {
      throw new Error("state");
    };
    socket.say({ type: "x" });
    expect(second).toHaveBeenCalledOnce();
    expect(report.mock.calls.map(([error]) => error.message)).toEqual(["mine"]);
    socket.end();
    await turn(2_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("a handler may leave, join another, and close", async () => {
    always(0);
    const { room, socket } = await opened({}, { session: "s" });
    const heard: string[] = [];
    const off = room.on("x", () => {
      off();
      heard.push("first");
      room.on("x", () => heard.push("late"));
    });
    room.on("message", () => room.close());
    socket.say({ type: "x" });
    socket.say({ type: "x" });
    expect(heard).toEqual(["first"]);
    expect(room.state).toBe("closed");
    await turn(100_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(["connecting", "open", "lost", "waiting"])("the page may close when it hears %s", async (when) => {
    always(0);
    const states: string[] = [];
    const { connect } = await import("../src/index.js");
    const room = connect("ws://server.test", { WebSocket: FakeSocket });
    room.onstate = (state) => {
      states.push(state);
      if (state === when) {
        room.close();
      }
    };
    await turn();
    if (when !== "connecting") {
      FakeSocket.last.open();
      FakeSocket.last.end();
    }
    await turn(100_000);
    expect(states.slice(states.indexOf(when))).toEqual([when, "closed"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("what only looks like the protocol's is the service's", async () => {
    const { room, socket } = await opened({}, { session: "s" });
    const all = vi.fn();
    room.on("message", all);
    const texts = ['{"boss":"othermrk","type":"boss.bye","retryAfter":1}', ` {"boss":"${socket.mark}","type":"boss.ack","n":0}`, '{"boss.re":"7","x":1}',
      '{"boss.id":"othermrk.1","type":"confirm"}', '{"boss.cancel":"othermrk.1"}', '{"type":"boss.authentication","event":"expiring"}',
      '{"type":"boss.welcome","mark":"othermrk","resumed":false}'];
    for (const text of texts) {
      socket.say(text);
    }
    expect(all).toHaveBeenCalledTimes(texts.length);
    expect(room.state).toBe("open");
    expect(socket.sent).toEqual([]);
  });

  test("marked messages that nobody knows, or can read, are ignored", async () => {
    const { room, socket } = await opened();
    const all = vi.fn();
    room.on("message", all);
    socket.control({ type: "boss.new", n: 1 });
    socket.say(`{"boss":"${socket.mark}",}`);
    socket.say(`{"boss":"${socket.mark}",`);
    expect(all).not.toHaveBeenCalled();
    expect(room.state).toBe("open");
  });
});

describe("requests", () => {
  test("have ids that nobody can guess", async () => {
    const { room, socket } = await opened();
    void room.request({ type: "a" }).catch(() => {});
    void room.request({}).catch(() => {});
    const [first, second] = socket.messages;
    expect(first).toMatch(/^\{"boss\.id":"[a-z0-9]{12,21}\.1","type":"a"\}$/);
    expect(second).toMatch(/^\{"boss\.id":"[a-z0-9]{12,21}\.2"\}$/);
  });

  test.each([
    ['"votes":{"1":3}', { votes: { 1: 3 } }],
    ['"boss.value":[1,2]', [1, 2]],
    ['"boss.value":null', null],
    ['"boss.done":true', undefined],
  ])("are answered by %s", async (members, expected) => {
    const { room, socket } = await opened();
    const answer = room.request({ type: "ask" });
    socket.say(`{"boss.re":"${idOf(socket.messages[0])}",${members}}`);
    expect(await answer).toEqual(expected);
    expect(socket.messages).toHaveLength(1);
  });

  test("fail with the problem of the service", async () => {
    const { room, socket } = await opened();
    const answer = room.request({ type: "ask" });
    socket.say(`{"boss.re":"${idOf(socket.messages[0])}","boss.error":{"status":403,"title":"Forbidden"}}`);
    const error = await answer.catch((cause) => cause);
    expect(error).toBeInstanceOf(BossError);
    expect(error).toMatchObject({ name: "BossError", message: "Forbidden", reason: "refused", problem: { status: 403 } });
  });

  test("take the first part for an answer, and cancel", async () => {
    const { room, socket } = await opened();
    const answer = room.request({ type: "ask" });
    const id = idOf(socket.messages[0]);
    socket.say(`{"boss.re":"${id}","boss.more":true,"text":"Hel"}`);
    socket.say(`{"boss.re":"${id}","boss.more":true,"text":"lo"}`);
    expect(await answer).toEqual({ text: "Hel" });
    expect(socket.messages[1]).toBe(`{"boss.cancel":"${id}"}`);
    expect(socket.messages).toHaveLength(2);
  });

  test("end when their time is up, and are cancelled", async () => {
    const { room, socket } = await opened();
    const answer = room.request({ type: "ask" }, { timeout: 5_000 }).catch((error) => error.reason);
    await turn(5_000);
    expect(await answer).toBe("timeout");
    expect(socket.messages[1]).toBe(`{"boss.cancel":"${idOf(socket.messages[0])}"}`);
  });

  test("end with their signal, and are cancelled", async () => {
    const { room, socket } = await opened();
    const controller = new AbortController();
    const answer = room.request({ type: "ask" }, { signal: controller.signal });
    controller.abort("enough");
    await expect(answer).rejects.toBe("enough");
    expect(socket.messages[1]).toBe(`{"boss.cancel":"${idOf(socket.messages[0])}"}`);
    await expect(room.request({ type: "ask" }, { signal: controller.signal })).rejects.toBe("enough");
    expect(socket.messages).toHaveLength(2);
  });

  test("that were not sent are not sent once cancelled", async () => {
    const room = await join();
    const controller = new AbortController();
    const answer = room.request({ type: "ask" }, { signal: controller.signal });
    controller.abort("enough");
    await expect(answer).rejects.toBe("enough");
    FakeSocket.last.open();
    expect(FakeSocket.last.messages).toEqual([]);
  });

  test("leave nothing behind", async () => {
    const { room, socket } = await opened({}, { heartbeat: 0 });
    const controller = new AbortController();
    const { signal } = controller;
    const remove = vi.spyOn(signal, "removeEventListener");
    const answer = room.request({ type: "ask" }, { timeout: 5_000, signal });
    socket.say(`{"boss.re":"${idOf(socket.messages[0])}","boss.done":true}`);
    await answer;
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledOnce();
    controller.abort();
    expect(socket.messages).toHaveLength(1);
  });

  test("are objects", async () => {
    const { room } = await opened();
    for (const message of ["text", [1], 7, null, undefined]) {
      await expect(room.request(message as any)).rejects.toThrow(TypeError);
    }
    await expect(room.stream("text" as any).next()).rejects.toThrow(TypeError);
  });

  test("fail when the connection is closed", async () => {
    const { room } = await opened();
    const before = room.request({ type: "ask" }).catch((error) => error.reason);
    room.close();
    expect(await before).toBe("closed");
    expect(await room.request({ type: "ask" }).catch((error) => error.reason)).toBe("closed");
    expect(room.send("a")).toBe(false);
  });

  test("fail when the server ends the connection for good", async () => {
    const { room, socket } = await opened({}, { session: "s" });
    const before = room.request({ type: "ask" }).catch((error) => error.reason);
    socket.end(4403);
    expect(await before).toBe("closed");
  });

  test("are not answered by what cannot be read", async () => {
    const { room, socket } = await opened({}, { heartbeat: 0 });
    const answer = room.request({ type: "ask" }, { timeout: 1_000 }).catch((error) => error.reason);
    const id = idOf(socket.messages[0]);
    socket.say(`{"boss.re":"${id}",`);
    socket.say(`{"boss.re":"${id.replace(/1$/, "2")}","boss.done":true}`);
    await turn(1_000);
    expect(await answer).toBe("timeout");
  });
});

describe("streams", () => {
  async function streaming(options?: object) {
    const { room, socket } = await opened({}, { heartbeat: 0 });
    const stream = room.stream({ type: "prompt" }, options);
    const first = stream.next();
    const id = idOf(socket.messages[0]);
    return { room, socket, stream, first, id, part: (members: string) => socket.say(`{"boss.re":"${id}",${members}}`) };
  }

  test("begin when they are read", async () => {
    const { room, socket } = await opened();
    const stream = room.stream({ type: "prompt" });
    expect(socket.messages).toEqual([]);
    await stream.return!();
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(socket.messages).toEqual([]);
  });

  test("give parts in order, and end", async () => {
    const { stream, first, part } = await streaming();
    part('"boss.more":true,"text":"Hel"');
    part('"boss.more":true,"boss.value":"lo"');
    part('"boss.done":true');
    expect(await first).toEqual({ value: { text: "Hel" }, done: false });
    expect(await stream.next()).toEqual({ value: "lo", done: false });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  test("have one part if there is one answer", async () => {
    const { stream, first, part } = await streaming();
    part('"sum":3');
    expect((await first).value).toEqual({ sum: 3 });
    expect((await stream.next()).done).toBe(true);
  });

  test("fail after their parts", async () => {
    const { stream, first, part } = await streaming();
    part('"boss.more":true,"boss.value":1');
    part('"boss.error":{"status":500,"title":"Internal Server Error"}');
    expect((await first).value).toBe(1);
    await expect(stream.next()).rejects.toMatchObject({ reason: "refused" });
    expect((await stream.next()).done).toBe(true);
  });

  test("are cancelled when the loop is left", async () => {
    const { stream, socket, part, id, first } = await streaming();
    part('"boss.more":true,"boss.value":1');
    part('"boss.more":true,"boss.value":2');
    await first;
    for await (const value of stream) {
      expect(value).toBe(2);
      break;
    }
    expect(socket.messages[1]).toBe(`{"boss.cancel":"${id}"}`);
    part('"boss.more":true,"boss.value":3');
    expect((await stream.next()).done).toBe(true);
  });

  test("end at once when they are returned, also while a part is waited for", async () => {
    const { stream, socket, id, first } = await streaming();
    await stream.return!();
    expect(await first).toEqual({ value: undefined, done: true });
    expect(socket.messages[1]).toBe(`{"boss.cancel":"${id}"}`);
  });

  test("end with their signal", async () => {
    const controller = new AbortController();
    const { first, socket } = await streaming({ signal: controller.signal });
    controller.abort("stop");
    await expect(first).rejects.toBe("stop");
    expect(socket.messages).toHaveLength(2);
  });

  test("that have ended are not cancelled", async () => {
    const { stream, socket, first, part } = await streaming();
    part('"boss.done":true');
    await first;
    await stream.return!();
    expect(socket.messages).toHaveLength(1);
  });

  test("fail with their connection", async () => {
    const { first, socket } = await streaming();
    socket.end();
    await expect(first).rejects.toMatchObject({ reason: "lost" });
  });

  test("may be read by several at once", async () => {
    const { stream, first, part } = await streaming();
    const second = stream.next();
    part('"boss.more":true,"boss.value":1');
    part('"boss.more":true,"boss.value":2');
    expect([(await first).value, (await second).value]).toEqual([1, 2]);
  });
});

describe("what the service asks", () => {
  async function asks(fn: ((question: any, signal: AbortSignal) => unknown) | undefined) {
    const { room, socket } = await opened({}, { session: "s" });
    const off = fn && room.handle("confirm", fn as any);
    socket.say(`{"boss.id":"${socket.mark}.1","type":"confirm","text":"sure?"}`);
    await turn();
    return { room, socket, off, answer: socket.messages[0]?.replace(socket.mark, "m") };
  }

  test.each([
    [{ yes: true }, '{"boss.re":"m.1","yes":true}'],
    [{}, '{"boss.re":"m.1"}'],
    [[1], '{"boss.re":"m.1","boss.value":[1]}'],
    ["a", '{"boss.re":"m.1","boss.value":"a"}'],
    [0, '{"boss.re":"m.1","boss.value":0}'],
    [null, '{"boss.re":"m.1","boss.value":null}'],
    [undefined, '{"boss.re":"m.1","boss.done":true}'],
  ])("is answered: %j", async (value, expected) => {
    expect((await asks(() => value)).answer).toBe(expected);
    expect((await asks(async () => value)).answer).toBe(expected);
  });

  test("comes without its id", async () => {
    const fn = vi.fn();
    await asks(fn);
    expect(fn.mock.calls[0]![0]).toEqual({ type: "confirm", text: "sure?" });
  });

  test("without a handler: 501", async () => {
    expect((await asks(undefined)).answer).toBe('{"boss.re":"m.1","boss.error":{"status":501,"title":"Not Implemented"}}');
  });

  test("with one that fails: 500, and the error is reported", async () => {
    const report = reported();
    const { answer } = await asks(() => {
      throw new Error("secret");
    });
    expect(answer).toBe('{"boss.re":"m.1","boss.error":{"status":500,"title":"Internal Server Error"}}');
    expect(report.mock.calls[0]![0].message).toBe("secret");
  });

  test("is not answered when nobody waits any more", async () => {
    let done = (_: unknown) => {};
    let aborted = false;
    const { socket } = await asks((_, signal) => {
      signal.addEventListener("abort", () => (aborted = true));
      return new Promise((resolve) => (done = resolve));
    });
    socket.say(`{"boss.cancel":"${socket.mark}.1"}`);
    expect(aborted).toBe(true);
    done("late");
    await turn();
    expect(socket.messages).toEqual([]);
  });

  test("is not answered on another session", async () => {
    always(0);
    let done = (_: unknown) => {};
    await asks(() => new Promise((resolve) => (done = resolve)));
    FakeSocket.last.end();
    await turn();
    FakeSocket.last.open({ session: "t" });
    done("late");
    await turn();
    expect(FakeSocket.last.messages).toEqual([]);
  });

  test("is not answered on another session, where the answer waits already", async () => {
    always(0);
    let done = (_: unknown) => {};
    const { room, socket } = await asks(() => new Promise((resolve) => (done = resolve)));
    const controller = new AbortController();
    const question = room.request({ type: "ask" }, { signal: controller.signal }).catch((error) => error);
    socket.end();
    done("late");
    controller.abort("enough");
    expect(await question).toBe("enough");
    room.send("a");
    await turn();
    FakeSocket.last.open({ session: "t" });
    expect(FakeSocket.last.messages).toEqual(["a"]);
  });

  test("is answered on the same session after the connection was lost", async () => {
    always(0);
    let done = (_: unknown) => {};
    const { socket } = await asks(() => new Promise((resolve) => (done = resolve)));
    socket.end();
    done("late");
    await turn();
    FakeSocket.last.open({ session: "t", resumed: true, received: 0, mark: socket.mark });
    expect(FakeSocket.last.messages).toEqual([`{"boss.re":"${socket.mark}.1","boss.value":"late"}`]);
  });

  test("handlers can leave", async () => {
    const { off, socket } = await asks(() => 1);
    off!();
    socket.say(`{"boss.id":"${socket.mark}.2","type":"confirm"}`);
    await turn();
    expect(socket.messages[1]).toContain("501");
  });
});

describe("authentication", () => {
  const expiring = { type: "boss.authentication", event: "expiring", expiresIn: 30 };

  test.each([{ token: "t" }, { ticket: "t" }])("is renewed when it expires: %j", async (shown) => {
    const auth = vi.fn(async () => shown);
    const { room, socket } = await opened({ auth });
    const all = vi.fn();
    room.on("message", all);
    socket.say(expiring);
    socket.say(expiring);
    await turn();
    expect(auth.mock.calls.flat()).toEqual(["connect", "expiring"]);
    expect(socket.sent).toEqual([`{"boss":"${socket.mark}","type":"boss.authentication",${JSON.stringify(shown).slice(1)}`]);
    socket.say({ type: "boss.authentication", event: "refreshed", expiresIn: 300 });
    expect(all.mock.calls.map(([message]) => message.event)).toEqual(["expiring", "expiring", "refreshed"]);
  });

  test("is renewed on no other connection", async () => {
    always(0);
    const resolves: ((shown: any) => void)[] = [];
    await join({ auth: () => new Promise<any>((resolve) => resolves.push(resolve)) });
    resolves[0]!({ token: "a" });
    await turn();
    FakeSocket.last.open().say(expiring);
    FakeSocket.last.end();
    await turn();
    resolves[2]!({ token: "c" });
    await turn();
    FakeSocket.last.open();
    resolves[1]!({ token: "b" });
    await turn();
    expect(FakeSocket.all.flatMap((socket) => socket.sent)).toEqual([]);
  });

  test("that fails is reported, and the connection goes on", async () => {
    const report = reported();
    const { room, socket } = await opened({
      auth: async (cause: string) => {
        if (cause === "expiring") {
          throw new Error("no");
        }
      },
    });
    socket.say(expiring);
    await turn();
    expect(report).toHaveBeenCalledOnce();
    expect(room.state).toBe("open");
    expect(socket.protocols).toEqual(["boss.v1"]);
  });
});

test("a service with subprotocols of its own", async () => {
  await join({ subprotocol: ["chat.v2", "chat.v1"], auth: () => ({ token: "t" }) });
  expect(FakeSocket.last.protocols).toEqual(["chat.v2+boss.v1", "chat.v1+boss.v1", "boss.bearer.t"]);
});

test("onstate tells why, and for how long", async () => {
  always(0.5);
  const { room, socket } = await opened();
  const states: unknown[] = [];
  room.onstate = (state, detail) => states.push([state, detail]);
  socket.end(4000, "idle");
  FakeSocket.all.length = 1;
  await turn(500);
  FakeSocket.last.open().end(4403, "access denied");
  expect(states).toEqual([
    ["lost", { code: 4000, reason: "idle" }],
    ["waiting", { code: 4000, reason: "idle", delay: 500 }],
    ["connecting", {}],
    ["open", {}],
    ["closed", { code: 4403, reason: "access denied" }],
  ]);
});
