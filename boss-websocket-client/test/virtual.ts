import { afterEach, beforeEach, vi } from "vitest";
import { connect, type Connection, type Options } from "../src/index.js";
import { FakeSocket } from "./fake-socket.js";

/** Numbers that look random and are always the same (mulberry32). */
export function seeded(seed: number) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a page has: events of window and document. */
export class FakePage extends EventTarget {
  hidden = false;
  readonly baseURI = "http://page.test/app/index.html";

  show(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

export const rooms: Connection[] = [];

/** Virtual time for each test of the file. */
export function virtual() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 1_000_000_000_000 });
    FakeSocket.all = [];
  });
  afterEach(() => {
    for (const room of rooms.splice(0)) {
      room.close();
    }
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

/** Lets a page be, with window and document. */
export function stubPage() {
  const page = new FakePage();
  const window = new EventTarget();
  vi.stubGlobal("document", page);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const) {
    vi.stubGlobal(name, window[name].bind(window));
  }
  return { page, window };
}

export function persisted(type: string) {
  return Object.assign(new Event(type), { persisted: true });
}

/** A connection of which the handshake is under way. */
export async function join(options: Options = {}, url = "ws://server.test/service") {
  const room = connect<any, any>(url, { WebSocket: FakeSocket, ...options });
  rooms.push(room);
  await turn();
  return room;
}

/** Lets what is due happen, and the promises of it. What a timer sets for at once happens a millisecond later. */
export async function turn(milliseconds = 0) {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await vi.advanceTimersByTimeAsync(0);
}

export function always(value: number) {
  vi.spyOn(Math, "random").mockReturnValue(value);
}
