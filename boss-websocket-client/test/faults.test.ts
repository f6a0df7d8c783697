import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { connect, type Connection, type Options } from "../src/index.js";
import { FakeServer, type Peer, type Settings } from "./fake-server.js";
import { CuttingProxy } from "./proxy.js";
import { seeded } from "./virtual.js";

/** For so long, in minutes; 0 for the short form. */
const MINUTES = Number(process.env.BOSS_FAULTS_MINUTES ?? 0);

const ends: (() => unknown)[] = [];

beforeEach(() => {
  // Nobody waits; when a client comes back is what other tests are about.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
  vi.restoreAllMocks();
});

async function serve(settings: Settings = {}) {
  const server = await new FakeServer(settings).start();
  ends.push(() => server.kill());
  return server;
}

function join(url: string, options: Options = {}): Connection {
  const room = connect(url, { WebSocket, ...options });
  ends.push(() => room.close());
  return room;
}

function until(room: Connection, state: string) {
  return new Promise<void>((resolve) => {
    const before = room.onstate;
    room.onstate = (now, detail) => {
      before?.(now, detail);
      if (now === state) {
        room.onstate = before;
        resolve();
      }
    };
  });
}

describe("handshakes that are refused", () => {
  test.each([401, 429, 503])("%i: comes back, and asks for authentication once more", async (status) => {
    const server = await serve({ refuse: (_, handshake) => (handshake <= 3 ? status : undefined) });
    const causes: string[] = [];
    const room = join(server.url, {
      auth: (cause) => {
        causes.push(cause);
        return { token: "t" + causes.length };
      },
    });
    await until(room, "open");
    expect(causes).toEqual(["connect", "refused", "connect", "connect"]);
    expect(server.last.offers).toEqual([["boss.v1", "boss.bearer.t4"]]);
  });

  test("a handshake that is refused leaves the session good", async () => {
    let refused = 0;
    const server = await serve({
      resume: true,
      refuse: (_, handshake) => (handshake === 2 || handshake === 3 ? (refused++, 503) : undefined),
    });
    const room = join(server.url);
    await until(room, "open");
    room.onresync = vi.fn();
    server.last.cut();
    await until(room, "open");
    expect(refused).toBe(2);
    expect(server.peers).toHaveLength(1);
    expect(room.onresync).not.toHaveBeenCalled();
  });

  test("a server that speaks no boss.v1 is no server", async () => {
    const server = await serve({ own: ["other"] });
    const room = join(server.url);
    await until(room, "waiting");
    server.settings.own = undefined as any;
    await until(room, "open");
  });
});

describe("servers that misbehave", () => {
  test.each(["", "hello", "{}", '{"type":"boss.welcome"', '{"type":"boss.welcomed","mark":"12345678","resumed":false}'])("no welcome but %j", async (first) => {
    const server = await serve({ first: (handshake) => (handshake < 3 ? first : undefined) });
    const room = join(server.url);
    const heard = vi.fn();
    room.on("message", heard);
    await until(room, "open");
    expect(server.handshakes).toBe(3);
    expect(heard).not.toHaveBeenCalled();
  });

  test("a session that ended is told", async () => {
    const server = await serve({ resume: true });
    const room = join(server.url);
    await until(room, "open");
    const { last } = server;
    server.reasons.set(last.session, "expired");
    const told = new Promise((resolve) => (room.onresync = (why, lost) => resolve([why, lost])));
    room.send("a");
    last.end();
    last.cut();
    expect(await told).toEqual(["expired", 1]);
  });

  test("a server that is killed and starts again gets what was not sent", async () => {
    const heard: unknown[] = [];
    const settings: Settings = { resume: true, onmessage: (_, message) => heard.push(message) };
    const first = await new FakeServer(settings).start();
    const { port } = first;
    const room = join(first.url);
    await until(room, "open");
    const told: unknown[] = [];
    room.onresync = (why) => told.push(why);
    const waiting = until(room, "waiting");
    await first.kill();
    await waiting;
    room.send("kept");
    const second = await new FakeServer(settings).start(port);
    ends.push(() => second.kill());
    await until(room, "open");
    await vi.waitFor(() => expect(heard).toEqual(["kept"]), { timeout: 60_000 });
    expect(told).toEqual(["unknown"]);
    expect(second.peers).toHaveLength(1);
  });
});

test("compression, continuation and large messages are the socket's", async () => {
  const server = await serve({ onmessage: (peer, message) => peer.send(message) });
  const room = join(server.url);
  const large = "ä".repeat(300_000);
  const back = new Promise((resolve) => room.on("message", resolve));
  room.send(large);
  expect(await back).toBe(large);
  const bytes = new Promise<any>((resolve) => room.on("message", resolve));
  room.send(new Uint8Array([1, 2, 3]));
  expect([...new Uint8Array(await bytes)]).toEqual([1, 2, 3]);
});

describe("connections that are cut anywhere", () => {
  const COUNT = 600;

  /** Says numbers to the service and hears its numbers; asks, and reads streams meanwhile. */
  async function torture(seed: number) {
    const random = seeded(seed);
    const heardByServer: number[] = [];
    let stop = false;
    const server = await serve({
      resume: true,
      ackEvery: 1 + Math.floor(random() * 40),
      refuse: (_, handshake) => (handshake % 7 === 3 ? 503 : undefined),
      onjoin: (peer) => void talk(peer),
      onmessage: (peer, message) => {
        const text = String(message);
        const said = JSON.parse(text);
        const id = said["boss.id"];
        if (said.type === "n") {
          heardByServer.push(said.n);
        }
        else if (said.type === "square") {
          peer.send({ "boss.re": id, "boss.value": said.n ** 2 });
        }
        else if (said.type === "count") {
          for (let i = 0; i < said.n; i++) {
            peer.send({ "boss.re": id, "boss.more": true, "boss.value": i });
          }
          peer.send({ "boss.re": id, "boss.done": true });
        }
      },
    });
    const proxy = await new CuttingProxy(() => server.port, () => Math.floor(200 + random() ** 2 * 12_000)).start();
    ends.push(() => proxy.stop());

    async function talk(peer: Peer) {
      for (let i = 0; i < COUNT && !stop; i++) {
        peer.send({ type: "n", n: i, text: "x".repeat(i % 90) });
        if (i % 8 === 0) {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      peer.ack();
    }

    const room = join(proxy.url);
    const heard: number[] = [];
    const resyncs: string[] = [];
    room.onresync = (why) => resyncs.push(why);
    const all = new Promise<void>((resolve) => room.on("n", (message: any) => heard.push(message.n) === COUNT && resolve()));

    async function say() {
      for (let i = 0; i < COUNT;) {
        const taken = room.send({ type: "n", n: i, text: "y".repeat(i % 70) });
        if (taken) {
          i++;
        }
        if (!taken || i % 8 === 0) {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      await vi.waitFor(() => expect(heardByServer.length).toBeGreaterThanOrEqual(COUNT), { timeout: 60_000, interval: 5 });
    }

    /** The queue may be full; then it is tried again. */
    async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await attempt();
        }
        catch (error: any) {
          if (error.reason !== "full") {
            throw error;
          }
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }

    const answers: number[] = [];
    const streams: number[][] = [];
    async function ask() {
      for (let i = 0; i < 30; i++) {
        answers.push(await patiently(() => room.request<number>({ type: "square", n: i })));
      }
    }
    async function read() {
      for (let i = 0; i < 10; i++) {
        streams.push(await patiently(async () => {
          const parts: number[] = [];
          for await (const part of room.stream<number>({ type: "count", n: 20 })) {
            parts.push(part);
          }
          return parts;
        }));
      }
    }

    await Promise.all([all, say(), ask(), read()]);
    stop = true;
    const numbers = Array.from({ length: COUNT }, (_, i) => i);
    expect(resyncs).toEqual([]);
    expect(heard).toEqual(numbers);
    expect(heardByServer).toEqual(numbers);
    expect(answers).toEqual(numbers.slice(0, 30).map((i) => i ** 2));
    expect(streams).toEqual(Array.from({ length: 10 }, () => numbers.slice(0, 20)));
    // A client whose first welcome was cut off never was there.
    expect(server.peers.filter((peer) => peer.received > 0)).toHaveLength(1);
    room.close();
    await proxy.stop();
    return proxy.cuts;
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("nothing is lost, nothing comes twice, all is in order, both ways (seed %i)", async (seed) => {
    expect(await torture(seed)).toBeGreaterThan(3);
  });

  test.runIf(MINUTES > 0)("the same for a long time", async () => {
    const end = Date.now() + MINUTES * 60_000;
    let cuts = 0;
    let rounds = 0;
    for (let seed = 1_000; Date.now() < end; seed++, rounds++) {
      cuts += await torture(seed);
    }
    console.log(`${rounds} rounds, ${cuts} cuts`);
  }, (MINUTES + 5) * 60_000);
});
