import { describe, expect, test, vi } from "vitest";
import { FakeSocket } from "./fake-socket.js";
import { always, join, turn, virtual } from "./virtual.js";

virtual();

const S = { session: "s1", grace: 60_000 };

/** The connection is lost, and goes on. */
async function resume(members: object) {
  const { mark } = FakeSocket.last;
  FakeSocket.last.end();
  await turn();
  FakeSocket.last.open({ session: "s2", resumed: true, replayed: 0, mark, ...members });
}

/** The connection is lost, and another session begins. */
async function restart(members: object = {}) {
  FakeSocket.last.end();
  await turn();
  FakeSocket.last.open({ session: "s2", ...members });
}

const n = (i: number) => `{"type":"n","n":${i}}`;

describe("with a session", () => {
  test("what was not received is sent again, then what is new", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    for (let i = 0; i < 5; i++) {
      room.send({ type: "n", n: i });
    }
    FakeSocket.last.control({ type: "boss.ack", n: 2 });
    FakeSocket.last.end();
    room.send({ type: "n", n: 5 });
    await turn();
    FakeSocket.last.open({ ...S, resumed: true, received: 3, mark: "mark0000" });
    expect(FakeSocket.last.messages).toEqual([n(3), n(4), n(5)]);
    await resume({ received: 6 });
    expect(FakeSocket.last.messages).toEqual([]);
  });

  test("the client tells how many it has received", async () => {
    always(0);
    await join();
    FakeSocket.last.open(S);
    FakeSocket.last.say("a");
    FakeSocket.last.say(new ArrayBuffer(2));
    FakeSocket.last.say({ "boss.re": "of another" });
    FakeSocket.last.beat();
    FakeSocket.last.end();
    await turn();
    expect(FakeSocket.last.protocols[1]).toBe("boss.resume.s1.3");
  });

  test("acknowledges after a second", async () => {
    await join();
    const socket = FakeSocket.last.open(S);
    socket.say("a");
    await turn(999);
    socket.say("b");
    expect(socket.marked).toEqual([]);
    await turn(1);
    expect(socket.marked).toEqual([{ boss: socket.mark, type: "boss.ack", n: 2 }]);
    await turn(10_000);
    expect(socket.marked).toHaveLength(1);
  });

  test("acknowledges after 32 messages and after 64 KB", async () => {
    await join();
    const socket = FakeSocket.last.open(S);
    for (let i = 0; i < 64; i++) {
      socket.say("a");
    }
    socket.say("x".repeat(65_535));
    expect(socket.marked.map((said) => said.n)).toEqual([32, 64]);
    socket.say(new ArrayBuffer(1));
    expect(socket.marked.map((said) => said.n)).toEqual([32, 64, 66]);
    expect(vi.getTimerCount()).toBe(1);
  });

  test("without one nothing is acknowledged", async () => {
    await join();
    const socket = FakeSocket.last.open();
    for (let i = 0; i < 64; i++) {
      socket.say("a");
    }
    await turn(2_000);
    expect(socket.marked).toEqual([]);
  });

  test("not resumed: the page is told first, and only what was never sent is sent", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    const heard: unknown[] = [];
    room.onstate = (state) => heard.push(state);
    room.on("message", (message) => heard.push(message));
    room.onresync = (why, lost) => {
      heard.push([why, lost]);
      room.send("hello again");
    };
    room.send("a");
    room.send("b");
    const request = room.request({ type: "ask" }).catch((error) => error.reason);
    FakeSocket.last.control({ type: "boss.ack", n: 1 });
    FakeSocket.last.end();
    room.send("c");
    await turn();
    FakeSocket.last.open({ ...S, reason: "expired" });
    FakeSocket.last.say("x");
    expect(heard).toEqual(["lost", "waiting", "connecting", ["expired", 2], "open", "x"]);
    expect(FakeSocket.last.messages).toEqual(["c", "hello again"]);
    expect(await request).toBe("lost");
  });

  test("a server that knows no sessions any more is one that does not resume", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    room.onresync = vi.fn();
    await restart({ session: undefined });
    expect(room.onresync).toHaveBeenCalledExactlyOnceWith("unknown", 0);
    await restart({ session: undefined });
    expect(room.onresync).toHaveBeenCalledOnce();
  });

  test("counts begin anew with a new session", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    FakeSocket.last.say("a");
    room.send("a");
    await restart();
    room.send("b");
    FakeSocket.last.control({ type: "boss.ack", n: 1 });
    FakeSocket.last.say("b");
    await resume({ received: 1 });
    expect(FakeSocket.last.protocols[1]).toBe("boss.resume.s2.1");
    expect(FakeSocket.last.messages).toEqual([]);
  });

  test.each([{ received: 5 }, { received: 0 }, { received: "2" + "x" }, {}])("a welcome that counts wrongly (%j) is none", async (members) => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    room.send("a");
    room.send("b");
    FakeSocket.last.control({ type: "boss.ack", n: 1 });
    await resume(members);
    expect(room.state).toBe("waiting");
  });

  test.each([{ n: 3 }, { n: -1 }, { n: 0 }, { n: "many" }, {}])("an acknowledgement that counts wrongly (%j) is ignored", async (members) => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    room.send("a");
    room.send("b");
    FakeSocket.last.control({ type: "boss.ack", ...members });
    await resume({ received: 0 });
    expect(FakeSocket.last.messages).toEqual(["a", "b"]);
  });

  test("a request goes on", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open(S);
    const answer = room.request({ type: "ask" });
    const [asked] = FakeSocket.last.messages;
    const { "boss.id": id } = JSON.parse(asked);
    await resume({ received: 1 });
    expect(FakeSocket.last.messages).toEqual([]);
    FakeSocket.last.say(`{"boss.re":"${id}","yes":true}`);
    expect(await answer).toEqual({ yes: true });
  });
});

describe("without a session", () => {
  test("a request is lost with its connection, and one that was not sent is sent", async () => {
    always(0);
    const room = await join();
    FakeSocket.last.open();
    const first = room.request({ type: "first" }).catch((error) => error.reason);
    FakeSocket.last.end();
    const second = room.request({ type: "second" });
    expect(await first).toBe("lost");
    await turn();
    FakeSocket.last.open();
    const [asked] = FakeSocket.last.messages;
    expect(asked).toMatch(/^\{"boss\.id":"[\w]+\.2","type":"second"\}$/);
    FakeSocket.last.say(`{"boss.re":"${JSON.parse(asked)["boss.id"]}","boss.value":2}`);
    expect(await second).toBe(2);
  });

  test("nothing is told of what was missed", async () => {
    always(0);
    const room = await join();
    room.onresync = vi.fn();
    FakeSocket.last.open();
    await restart({ session: undefined });
    expect(room.onresync).not.toHaveBeenCalled();
  });

  test("a socket that closes gets no message", async () => {
    always(0);
    const room = await join();
    const socket = FakeSocket.last.open();
    socket.readyState = 2;
    expect(room.send("a")).toBe(true);
    socket.end();
    await turn();
    FakeSocket.last.open();
    expect(FakeSocket.last.messages).toEqual(["a"]);
  });
});

describe("the queue", () => {
  test("holds a hundred messages, and says when it is full", async () => {
    const room = await join();
    const taken = Array.from({ length: 102 }, (_, i) => room.send(n(i)));
    expect(taken.indexOf(false)).toBe(100);
    await expect(room.request({ type: "ask" })).rejects.toMatchObject({ reason: "full" });
    FakeSocket.last.open();
    expect(FakeSocket.last.messages).toHaveLength(100);
    expect(room.send("more")).toBe(true);
  });

  test("drops the oldest if told so", async () => {
    const room = await join({ queue: { messages: 2, whenFull: "drop-oldest" } });
    const dropped = room.request({ type: "ask" }).catch((error) => error.reason);
    for (const message of ["a", "b", "c"]) {
      expect(room.send(message)).toBe(true);
    }
    expect(await dropped).toBe("full");
    FakeSocket.last.open();
    expect(FakeSocket.last.messages).toEqual(["b", "c"]);
  });

  test("does not drop what was sent: it has a number", async () => {
    const room = await join({ queue: { messages: 2, whenFull: "drop-oldest" } });
    FakeSocket.last.open(S);
    expect([room.send("a"), room.send("b"), room.send("c")]).toEqual([true, true, false]);
    FakeSocket.last.control({ type: "boss.ack", n: 1 });
    expect(room.send("c")).toBe(true);
    expect(FakeSocket.last.messages).toEqual(["a", "b", "c"]);
  });

  test("may be none", async () => {
    const room = await join({ queue: { messages: 0 } });
    expect(room.send("a")).toBe(false);
    FakeSocket.last.open(S);
    expect(room.send("b")).toBe(true);
    expect(FakeSocket.last.messages).toEqual(["b"]);
  });

  test("keeps what a message was when it was sent", async () => {
    const room = await join();
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const object = { type: "n", n: 1 };
    room.send(bytes.subarray(1, 3));
    room.send(bytes.buffer);
    room.send(object);
    bytes.fill(0);
    object.n = 2;
    FakeSocket.last.open();
    const [part, whole, text] = FakeSocket.last.messages;
    expect([...new Uint8Array(part)]).toEqual([2, 3]);
    expect([...new Uint8Array(whole)]).toEqual([1, 2, 3, 4]);
    expect(text).toBe(n(1));
  });
});
