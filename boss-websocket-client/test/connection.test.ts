import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { connect, type Connection } from "../src/index.js";
import { FakeServer, type Settings } from "./fake-server.js";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) {
    await end();
  }
});

async function serve(settings: Settings = {}) {
  const server = await new FakeServer(settings).start();
  ends.push(() => server.kill());
  return server;
}

function join(server: FakeServer, options = {}): Connection {
  const room = connect(server.url, { WebSocket, ...options });
  ends.unshift(() => room.close());
  return room;
}

/** Answers questions as a service does. */
const service: Settings = {
  onmessage(peer, message) {
    const asked = /^\{"boss\.id":("[^"]*"),?/.exec(String(message));
    if (!asked) {
      peer.send(message);
      return;
    }
    const id = asked[1];
    const said = JSON.parse(String(message));
    if (said.type === "count") {
      for (let i = 0; i < said.to; i++) {
        peer.send(`{"boss.re":${id},"boss.more":true,"boss.value":${i}}`);
      }
      peer.send(`{"boss.re":${id},"boss.done":true}`);
    }
    else if (said.type === "fail") {
      peer.send(`{"boss.re":${id},"boss.error":{"status":400,"title":"Bad Request","detail":"no"}}`);
    }
    else {
      peer.send(`{"boss.re":${id},"twice":${said.n * 2}}`);
    }
  },
};

test("what is sent arrives, and what is said is heard", async () => {
  const server = await serve(service);
  const room = join(server);
  const heard: any[] = [];
  await new Promise<void>((resolve) => {
    room.on("said", (message: any) => heard.push(message.text));
    room.on("end", () => resolve());
    room.send({ type: "said", text: "a" });
    room.send({ type: "said", text: "b" });
    room.send({ type: "end" });
  });
  expect(heard).toEqual(["a", "b"]);
});

test("a request is answered", async () => {
  const room = join(await serve(service));
  expect(await room.request({ type: "double", n: 21 })).toEqual({ twice: 42 });
});

test("a request that is refused says why", async () => {
  const room = join(await serve(service));
  await expect(room.request({ type: "fail" })).rejects.toMatchObject({ reason: "refused", message: "no", problem: { status: 400 } });
});

test("a stream ends with its last part", async () => {
  const room = join(await serve(service));
  const parts: number[] = [];
  for await (const part of room.stream<number>({ type: "count", to: 4 })) {
    parts.push(part);
  }
  expect(parts).toEqual([0, 1, 2, 3]);
});

test("what the service asks is answered", async () => {
  const answers: string[] = [];
  let answered = () => {};
  const server = await serve({
    onjoin: (peer) => peer.send(`{"boss.id":"${peer.mark}.1","type":"confirm","n":1}`),
    onmessage: (_, message) => {
      answers.push(String(message).replace(/"[\w-]{8}\.1"/, '"id"'));
      answered();
    },
  });
  const room = join(server);
  room.handle("confirm", async (question: any) => ({ yes: question.n }));
  await new Promise<void>((resolve) => (answered = resolve));
  expect(answers).toEqual(['{"boss.re":"id","yes":1}']);
});

test("a connection that is cut goes on", async () => {
  const server = await serve({ ...service, resume: true });
  const room = join(server);
  const heard: number[] = [];
  const states: string[] = [];
  room.onstate = (state) => states.push(state);
  let resync = 0;
  room.onresync = () => resync++;
  await new Promise<void>((resolve) => {
    room.on("n", (message: any) => {
      heard.push(message.n);
      if (message.n === 1) {
        server.last.cut();
        room.send({ type: "n", n: 2 });
      }
      if (message.n === 2) {
        resolve();
      }
    });
    room.send({ type: "n", n: 0 });
    room.send({ type: "n", n: 1 });
  });
  expect(heard).toEqual([0, 1, 2]);
  expect(states).toEqual(["connecting", "open", "lost", "waiting", "connecting", "open"]);
  expect(resync).toBe(0);
});
