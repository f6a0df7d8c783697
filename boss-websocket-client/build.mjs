// Bundles the client, checks its size, and keeps or compares the copy that the jar has (--check).
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const BUDGET = 4_608;

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const inJar = join(here, "src/main/resources/META-INF/resources/boss-websocket");
const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

function fail(message) {
  console.error(message);
  process.exit(1);
}

function compile() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const types = join(here, "target", "types");
  rmSync(types, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [tsc, "-p", here, "--outDir", types], { stdio: "inherit" });
  if (status !== 0) {
    fail("The types are wrong");
  }
  // All that is public is in this one.
  copyFileSync(join(types, "index.d.ts"), join(dist, "index.d.ts"));
}

async function bundle() {
  await build({
    entryPoints: [join(here, "src/index.ts")],
    outfile: join(dist, "index.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "none",
    banner: { js: `/*! boss-websocket ${version}, Apache-2.0. Generated from boss-websocket-client/src by "npm run build". */` },
    logLevel: "error",
  });
  const size = gzipSync(readFileSync(join(dist, "index.js")), { level: 9 }).length;
  console.log(`boss-websocket: ${size} bytes of at most ${BUDGET} (gzip)`);
  if (size > BUDGET) {
    fail(`The client has ${size - BUDGET} bytes too many`);
  }
}

function same(name, copy) {
  try {
    return readFileSync(join(dist, name)).equals(readFileSync(join(inJar, copy)));
  }
  catch {
    return false;
  }
}

mkdirSync(dist, { recursive: true });
compile();
await bundle();
const copies = { "index.js": "client.js", "index.d.ts": "client.d.ts" };
for (const [name, copy] of Object.entries(copies)) {
  if (same(name, copy)) {
    continue;
  }
  if (process.argv.includes("--check")) {
    fail(`${copy} in src/main/resources is not what src makes: run "npm ci && npm run build" in boss-websocket-client, and commit it`);
  }
  mkdirSync(inJar, { recursive: true });
  writeFileSync(join(inJar, copy), readFileSync(join(dist, name)));
  console.log(`${copy} is new`);
}
