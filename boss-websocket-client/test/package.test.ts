import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ruleOf } from "../src/codes.js";

const home = join(import.meta.dirname, "..");
const text = (...path: string[]) => readFileSync(join(home, ...path), "utf8");
const inJar = "src/main/resources/META-INF/resources/boss-websocket";

test("the client has at most 4.5 KB (gzip)", () => {
  expect(gzipSync(text(inJar, "client.js"), { level: 9 }).length).toBeLessThanOrEqual(4_608);
});

test("the client needs nothing else", () => {
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(text("package.json"));
  expect([dependencies, peerDependencies, optionalDependencies]).toEqual([undefined, undefined, undefined]);
  expect(text(inJar, "client.js")).not.toMatch(/\bimport\b|\brequire\b/);
  expect(text(inJar, "client.d.ts")).not.toMatch(/\b(from|import)\b ["(]/);
});

test("what the jar has is what npm has", () => {
  execFileSync(process.execPath, ["build.mjs", "--check"], { cwd: home });
  expect(text(inJar, "client.js")).toBe(text("dist/index.js"));
  expect(text(inJar, "client.d.ts")).toBe(text("dist/index.d.ts"));
});

test("the types take right messages, and reject wrong ones", () => {
  const { status, stdout } = spawnSync(process.execPath, [join(home, "node_modules/typescript/bin/tsc"), "-p", "test/types"], { cwd: home, encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("the lock file names no registry", () => {
  expect(text("package-lock.json")).not.toMatch(/"resolved"/);
});

/** Rows of the table of close codes in a page of the documentation: codes, and what a client does. */
function documented(markdown: string) {
  const section = markdown.slice(markdown.indexOf("| code | client |"));
  return section.split("\n\n")[0]!.split("\n").slice(2).map((row) => row.split("|").slice(1, 3).map((cell) => cell.trim()) as [string, string]);
}

test.each([["README.md"], ["../docs/protocol.md"]])("the table of close codes in %s is the one in the code", (page) => {
  const does: Record<string, string> = { stop: "stops", authenticate: "asks for", back: "comes back", later: "comes back, not before 10 s", rest: "comes back after 30 s" };
  const rows = documented(text(page));
  expect(rows.length).toBeGreaterThan(5);
  for (const [codes, client] of rows) {
    const [named, but] = codes.split("but");
    for (const code of named!.match(/\d{4}/g)!) {
      if (!but?.includes(code)) {
        expect([code, client]).toEqual([code, expect.stringMatching(new RegExp("^" + does[ruleOf(Number(code))]))]);
      }
    }
  }
});
