import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { FakeServer, type Settings } from "./fake-server.js";

const executablePath = (process.env.PATH ?? "").split(":").flatMap((path) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(path, name))).find(existsSync);

if (!executablePath && process.env.CI === "true") {
  throw new Error("There is no Chromium to test with, and CI=true");
}
if (!executablePath) {
  console.log("Skipped: there is no Chromium");
}

const client = readFileSync(join(import.meta.dirname, "../src/main/resources/META-INF/resources/boss-websocket/client.js"));

/** The file of the jar in a real browser. */
describe.skipIf(!executablePath)("in Chromium", () => {
  let browser: Browser;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox"],
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
  });

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) {
      await end();
    }
  });

  afterAll(() => browser?.close());

  async function serve(settings: Settings = {}) {
    const server = await new FakeServer({
      onmessage: (peer, message) => peer.send(message),
      page: (request, response) => {
        const script = request.url === "/boss-websocket/client.js";
        response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
        response.end(script ? client : `<!doctype html><title>${request.url}</title>`);
      },
      ...settings,
    }).start();
    ends.push(() => server.kill());
    return server;
  }

  /** Opens a page that has a `room`, and tells in `log` what it hears. */
  async function open(server: FakeServer, options = "{}", before = "") {
    const context = await browser.newContext();
    ends.push(() => context.close());
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/app/page`);
    await page.evaluate(`(async () => {
      ${before}
      const { connect } = await import("/boss-websocket/client.js");
      window.log = [];
      window.room = connect("/service", ${options});
      room.onstate = (state) => log.push(state);
      room.onresync = (why) => log.push("resync " + why);
      room.on("message", (message) => log.push(message instanceof ArrayBuffer ? [...new Uint8Array(message)].join() : message.text ?? message));
    })()`);
    return page;
  }

  const heard = (page: Page, what: string) => page.waitForFunction(`log.includes(${JSON.stringify(what)})`);
  const log = (page: Page) => page.evaluate("log") as Promise<string[]>;

  test("a page connects, says and hears", async () => {
    const server = await serve({ own: ["chat.v2"] });
    const page = await open(server, '{ subprotocol: "chat.v2", auth: async () => ({ token: "a.b-c_d~e" }) }');
    await page.evaluate('room.send({ type: "said", text: "hällo" }); room.send(new Uint8Array([1, 2, 3])); room.send("end")');
    await heard(page, "end");
    expect(await log(page)).toEqual(["connecting", "open", "hällo", "1,2,3", "end"]);
    expect(server.last.offers).toEqual([["chat.v2+boss.v1", "boss.bearer.a.b-c_d~e"]]);
    await page.evaluate("room.close()");
    expect(await page.evaluate("room.state")).toBe("closed");
  });

  test("a page whose connection is cut goes on where it was", async () => {
    const server = await serve({ resume: true });
    const page = await open(server, "{}", "Math.random = () => 0;");
    await page.evaluate('room.send("one")');
    await heard(page, "one");
    server.last.cut();
    server.last.send("meanwhile");
    await page.evaluate('room.send("two")');
    await heard(page, "two");
    expect(await log(page)).toEqual(["connecting", "open", "one", "lost", "waiting", "connecting", "open", "meanwhile", "two"]);
    expect(server.peers).toHaveLength(1);
  });

  test("a page that is online again tries at once", async () => {
    const server = await serve();
    const { port } = server;
    // Nothing but the event can bring it back.
    const page = await open(server, "{}", "const { setTimeout } = window; window.setTimeout = (fn, ms) => (ms < 100 ? setTimeout(fn, ms) : 0); Math.random = () => 0.9;");
    await heard(page, "open");
    await page.context().setOffline(true);
    await server.kill();
    await heard(page, "waiting");
    const again = await new FakeServer(server.settings).start(port);
    ends.push(() => again.kill());
    await page.context().setOffline(false);
    await page.waitForFunction('room.state === "open"');
    expect(await log(page)).toEqual(["connecting", "open", "lost", "waiting", "connecting", "open"]);
  });

  test("a page that the browser keeps leaves, and comes back with it", async () => {
    const left: number[] = [];
    const server = await serve({ resume: true, onleave: (_, code) => left.push(code) });
    const page = await open(server);
    await heard(page, "open");
    await page.evaluate('addEventListener("pageshow", (event) => (window.persisted = event.persisted))');
    await page.goto(`http://127.0.0.1:${server.port}/app/other`);
    await expect.poll(() => left).toEqual([1000]);
    // Playwright would wait for a page that is loaded, and this one is not.
    await page.evaluate("setTimeout(() => history.back())");
    await expect.poll(() => server.peers.length).toBe(2);
    await page.waitForFunction("window.persisted && room.state === 'open'");
    expect(await log(page)).toEqual(["connecting", "open", "waiting", "connecting", "resync unknown", "open"]);
    expect(server.peers).toHaveLength(2);
  });

  test("a stream arrives part by part, and stops when the page leaves it", async () => {
    const server = await serve({
      onmessage: (peer, message) => {
        const { "boss.id": id, "boss.cancel": cancelled } = JSON.parse(String(message));
        for (let i = 0; id && i < 5; i++) {
          peer.send({ "boss.re": id, "boss.more": true, "boss.value": i });
        }
        if (cancelled) {
          peer.send({ type: "x", text: "cancelled" });
        }
      },
    });
    const page = await open(server);
    expect(await page.evaluate(`(async () => {
      const parts = [];
      for await (const part of room.stream({ type: "prompt" })) {
        parts.push(part);
        if (part === 3) {
          break;
        }
      }
      return parts;
    })()`)).toEqual([0, 1, 2, 3]);
    await heard(page, "cancelled");
  });

  test("a page that is refused an origin, a path or a token only sees that it is closed", async () => {
    const server = await serve({ refuse: (_, handshake) => (handshake === 1 ? 401 : undefined) });
    const page = await open(server, '{ auth: async (cause) => { log.push(cause); return { token: "t" }; } }', "Math.random = () => 0;");
    await heard(page, "open");
    expect(await log(page)).toEqual(["connecting", "connect", "waiting", "connecting", "refused", "open"]);
  });
});
