import { describe, expect, test, vi } from "vitest";
import { FakeSocket } from "./fake-socket.js";
import { always, join, persisted, seeded, stubPage, turn, virtual } from "./virtual.js";

virtual();

/** Milliseconds until the next handshake begins, or undefined if there is none within an hour. */
async function untilNext() {
  const { length } = FakeSocket.all;
  const from = Date.now();
  for (let i = 0; i < 60 && FakeSocket.all.length === length; i++) {
    await turn(i < 50 ? 1_000 : 600_000);
  }
  return FakeSocket.all.length === length ? undefined : FakeSocket.last.at - from;
}

describe("close codes, as in docs/protocol.md", () => {
  const nearly = 0.999;
  const rows: [codes: number[], least: number | undefined][] = [
    [[1000, 4403, 4500, 4501, 4502, 4504, 4999, 1007, 1009], undefined],
    [[1001, 1005, 1006, 1011, 1012, 1002, 1003, 1010, 1014, 1015, 3000, 4000, 4400, 4402, 4409, 4499, 4401], 0],
    [[1013], 10_000],
    [[1008, 4503], 30_000],
  ];
  for (const [codes, least] of rows) {
    test.each(codes)(`%i: ${least === undefined ? "stops" : `comes back after ${least} ms and at most a second`}`, async (code) => {
      for (const random of [0, nearly]) {
        always(random);
        const room = await join();
        const socket = FakeSocket.last.open();
        await turn(60_000 - 35_000);
        socket.end(code, "why");
        if (least === undefined) {
          expect(room.state).toBe("closed");
          expect(await untilNext()).toBeUndefined();
        }
        else {
          expect(room.state).toBe("waiting");
          expect(await untilNext()).toBe(least + Math.floor(random * 1_000));
        }
        room.close();
      }
    });
  }

  test.each([1008, 4503])("%i four times in a row: stops", async (code) => {
    always(0);
    const room = await join();
    for (let i = 0; i < 3; i++) {
      FakeSocket.last.open().end(code);
      expect(await untilNext()).toBe(30_000);
    }
    FakeSocket.last.open().end(code);
    expect(room.state).toBe("closed");
  });

  test("a connection that was a good one begins to count anew", async () => {
    always(0);
    const room = await join();
    for (let i = 0; i < 10; i++) {
      const socket = FakeSocket.last.open();
      await turn(10_000);
      socket.end(1008);
      expect(await untilNext()).toBe(30_000);
    }
    expect(room.state).toBe("connecting");
  });

  test("4401 asks for authentication anew", async () => {
    always(0);
    const auth = vi.fn(async () => ({ token: "t" + auth.mock.calls.length }));
    await join({ auth });
    expect(FakeSocket.last.protocols).toEqual(["boss.v1", "boss.bearer.t1"]);
    FakeSocket.last.open().end(4401);
    await turn();
    expect(FakeSocket.last.protocols).toEqual(["boss.v1", "boss.bearer.t2"]);
    expect(auth.mock.calls).toEqual([["connect"], ["expired"]]);
  });
});

describe("back-off", () => {
  test("full jitter below 1 s, 2 s, 4 s ... 30 s", async () => {
    always(0.5);
    await join();
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      FakeSocket.last.end();
      waits.push(await untilNext());
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  test("a connection below ten seconds counts as a failure", async () => {
    always(0.5);
    await join();
    for (const expected of [500, 1_000, 2_000]) {
      const socket = FakeSocket.last.open();
      await turn(9_999);
      socket.end();
      expect(await untilNext()).toBe(expected);
    }
    const socket = FakeSocket.last.open();
    await turn(10_000);
    socket.end();
    expect(await untilNext()).toBe(500);
  });

  test("the first connection of a page does not wait", async () => {
    always(0.9);
    await join();
    expect(FakeSocket.last.at).toBe(Date.now());
  });

  test.each([1012, 1013])("boss.bye says in which window to come back: %i", async (code) => {
    always(0.25);
    await join();
    const socket = FakeSocket.last.open();
    socket.control({ type: "boss.bye", code, retryAfter: 3_400 });
    socket.end(code);
    expect(await untilNext()).toBe(850);
    FakeSocket.last.end();
    expect(await untilNext()).toBe(250);
  });

  test("a bye that says no time is none", async () => {
    always(0.5);
    await join();
    const socket = FakeSocket.last.open();
    socket.control({ type: "boss.bye", code: 1012, retryAfter: "soon" });
    socket.end(1012);
    expect(await untilNext()).toBe(500);
  });

  // Chi-square of 20 bins has 19 degrees of freedom: above 43.8 in one of 1,000 series. The seed makes it always the same series.
  async function arrivals(code: number, window: number, retryAfter?: number) {
    vi.spyOn(Math, "random").mockImplementation(seeded(17));
    for (let i = 0; i < 1_000; i++) {
      await join();
    }
    const sockets = [...FakeSocket.all];
    for (const socket of sockets) {
      socket.open();
    }
    await turn(20_000);
    const from = Date.now();
    for (const socket of sockets) {
      if (retryAfter) {
        socket.control({ type: "boss.bye", code, retryAfter });
      }
      socket.end(code);
    }
    await turn(window);
    const back = FakeSocket.all.slice(1_000).map((socket) => socket.at - from);
    expect(back).toHaveLength(1_000);
    const bins = new Array<number>(20).fill(0);
    for (const at of back) {
      bins[Math.min(19, Math.floor((at / window) * 20))]!++;
    }
    return bins.reduce((sum, n) => sum + (n - 50) ** 2 / 50, 0);
  }

  test("a thousand pages of a node that has died come back all over a second", async () => {
    expect(await arrivals(1006, 1_000)).toBeLessThan(43.8);
  });

  test("a thousand pages of a node that drains come back all over its window", async () => {
    expect(await arrivals(1012, 30_000, 30_000)).toBeLessThan(43.8);
  });
});

describe("handshakes that fail", () => {
  test("authentication is asked once whether it was to blame", async () => {
    always(0);
    const auth = vi.fn(async () => ({ ticket: "t" }));
    await join({ auth });
    for (let i = 0; i < 3; i++) {
      FakeSocket.last.end();
      await turn();
    }
    expect(auth.mock.calls.flat()).toEqual(["connect", "refused", "connect", "connect"]);
    FakeSocket.last.open().end();
    await turn();
    FakeSocket.last.end();
    await turn();
    expect(auth.mock.calls.flat().slice(4)).toEqual(["connect", "refused"]);
  });

  test("authentication that fails is tried again", async () => {
    always(0.5);
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    vi.stubGlobal("reportError", undefined);
    let fails = true;
    await join({
      auth: async () => {
        if (fails) {
          throw new Error("no ticket");
        }
        return { ticket: "t" };
      },
    });
    expect(FakeSocket.all).toEqual([]);
    expect(reported).toHaveBeenCalledOnce();
    fails = false;
    await turn(500);
    expect(FakeSocket.last.protocols).toEqual(["boss.v1", "boss.ticket.t"]);
  });

  test("authentication may take its time", async () => {
    let login = (_: any) => {};
    const room = await join({ auth: () => new Promise<any>((resolve) => (login = resolve)) });
    await turn(600_000);
    expect(room.state).toBe("connecting");
    login({ token: "t" });
    await turn();
    FakeSocket.last.open();
    expect(room.state).toBe("open");
  });

  test("a handshake that hangs is given up after 30 s", async () => {
    always(0);
    await join();
    await turn(29_999);
    expect(FakeSocket.all).toHaveLength(1);
    await turn(2);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.all[0]!.readyState).toBe(2);
  });

  test.each([["hello"], ["{"], ["null"], ['{"type":"boss.welcome","mark":"m","resumed":true,"received":1}'], [new ArrayBuffer(3)]])(
    "a first message %o is no welcome", async (first) => {
      always(0.5);
      const room = await join();
      const heard = vi.fn();
      room.on("message", heard);
      const socket = FakeSocket.last;
      socket.readyState = 1;
      socket.onopen!();
      socket.say(first);
      expect(room.state).toBe("waiting");
      expect(socket.readyState).toBe(2);
      expect(heard).not.toHaveBeenCalled();
      expect(await untilNext()).toBe(500);
    });
});

describe("the watchdog", () => {
  test("drops a connection on which nothing is heard for the heartbeat and ten seconds", async () => {
    always(0);
    const room = await join();
    const socket = FakeSocket.last.open({ heartbeat: 5_000 });
    for (let i = 0; i < 10; i++) {
      await turn(14_999);
      socket.beat();
    }
    expect(FakeSocket.all).toHaveLength(1);
    await turn(14_999);
    expect(room.state).toBe("open");
    await turn(2);
    expect(FakeSocket.all).toHaveLength(2);
    expect(socket.readyState).toBe(2);
  });

  test("does not close what it will resume, before it has", async () => {
    always(0);
    await join();
    const socket = FakeSocket.last.open({ session: "s1" });
    await turn(35_001);
    expect(FakeSocket.last.protocols).toEqual(["boss.v1", "boss.resume.s1.0"]);
    expect(socket.readyState).toBe(1);
    FakeSocket.last.open({ session: "s2", resumed: true, received: 0, replayed: 0, mark: socket.mark });
    expect(socket.readyState).toBe(2);
  });

  test("is off without a heartbeat", async () => {
    const room = await join();
    FakeSocket.last.open({ heartbeat: 0 });
    await turn(3_600_000);
    expect(room.state).toBe("open");
  });

  test("notices that the machine slept, and lets what has arrived come first", async () => {
    always(0);
    const room = await join();
    const socket = FakeSocket.last.open();
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await turn(35_000);
    expect(room.state).toBe("open");
    await turn(1_999);
    expect(FakeSocket.all).toHaveLength(1);
    await turn(2);
    expect(FakeSocket.all).toHaveLength(2);
    expect(socket.readyState).toBe(2);
  });

  test("keeps a connection that was only not looked at", async () => {
    const room = await join();
    const socket = FakeSocket.last.open();
    vi.setSystemTime(Date.now() + 60_000);
    await turn(35_000);
    socket.beat();
    await turn(34_000);
    expect(room.state).toBe("open");
    expect(FakeSocket.all).toHaveLength(1);
  });

  test("lives with a clock that is set back", async () => {
    const room = await join();
    const socket = FakeSocket.last.open();
    vi.setSystemTime(Date.now() - 3_600_000);
    for (let i = 0; i < 10; i++) {
      await turn(25_000);
      socket.beat();
    }
    expect(room.state).toBe("open");
    await turn(100_000);
    expect(room.state).not.toBe("open");
  });
});

describe("the page", () => {
  test("online: at once", async () => {
    const { window } = stubPage();
    always(0.9);
    await join();
    FakeSocket.last.end();
    await turn(10);
    window.dispatchEvent(new Event("online"));
    await turn();
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("online: not before the server wants it", async () => {
    const { window } = stubPage();
    always(0.5);
    await join();
    const socket = FakeSocket.last.open();
    socket.control({ type: "boss.bye", code: 1012, retryAfter: 20_000 });
    socket.end(1012);
    window.dispatchEvent(new Event("online"));
    await turn();
    expect(FakeSocket.all).toHaveLength(1);
    await turn(10_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("hidden for five minutes: waits until it is seen", async () => {
    const { page, window } = stubPage();
    always(0.9);
    const room = await join();
    FakeSocket.last.open({ heartbeat: 0 });
    page.show(true);
    await turn(299_999);
    FakeSocket.last.end();
    await turn(3_600_000);
    window.dispatchEvent(new Event("online"));
    await turn();
    expect(room.state).toBe("waiting");
    expect(FakeSocket.all).toHaveLength(1);
    page.show(false);
    await turn();
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("hidden for less: comes back", async () => {
    const { page } = stubPage();
    always(0.5);
    await join();
    FakeSocket.last.open({ heartbeat: 0 });
    page.show(true);
    await turn(299_000);
    FakeSocket.last.end();
    await turn(500);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("leaves when the page is kept for the way back, and comes back with it", async () => {
    const { window } = stubPage();
    const room = await join();
    const socket = FakeSocket.last.open({ session: "s" });
    const resync = vi.fn();
    room.onresync = resync;
    window.dispatchEvent(persisted("pagehide"));
    expect(socket.closedWith).toBe(1000);
    expect(room.state).toBe("waiting");
    await turn(3_600_000);
    expect(FakeSocket.all).toHaveLength(1);
    window.dispatchEvent(persisted("pageshow"));
    await turn();
    expect(FakeSocket.last.protocols).toEqual(["boss.v1", "boss.resume.s.0"]);
    FakeSocket.last.open({ session: "t", reason: "closed" });
    expect(resync.mock.calls).toEqual([["closed", 0]]);
  });

  test("a path is one of the page's origin", async () => {
    stubPage();
    await join({}, "/websocket/chat");
    expect(FakeSocket.last.url).toBe("ws://page.test/websocket/chat");
    await join({}, "websocket/chat?a=b#c");
    expect(FakeSocket.last.url).toBe("ws://page.test/app/websocket/chat?a=b");
    await join({}, "https://other.test/websocket/chat");
    expect(FakeSocket.last.url).toBe("wss://other.test/websocket/chat");
  });

  test("close() leaves no timer and no listener", async () => {
    const { page, window } = stubPage();
    const listeners = new Set<string>();
    for (const target of [page, globalThis as any]) {
      const { addEventListener, removeEventListener } = target;
      target.addEventListener = (type: string, fn: any) => {
        listeners.add(type);
        addEventListener.call(target, type, fn);
      };
      target.removeEventListener = (type: string, fn: any) => {
        listeners.delete(type);
        removeEventListener.call(target, type, fn);
      };
    }
    const room = await join();
    const socket = FakeSocket.last.open({ session: "s" });
    socket.say({ type: "x" });
    room.request({ type: "ask" }, { timeout: 5_000 }).catch(() => {});
    expect([...listeners].sort()).toEqual(["online", "pagehide", "pageshow", "visibilitychange"]);
    expect(vi.getTimerCount()).toBe(3);
    room.close();
    expect(vi.getTimerCount()).toBe(0);
    expect([...listeners]).toEqual([]);
    expect(socket.closedWith).toBe(1000);
    window.dispatchEvent(persisted("pageshow"));
    await turn(3_600_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
