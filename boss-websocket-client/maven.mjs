// What Maven runs: the build and the tests of the client, where the machine has what they need. Elsewhere a message, but under CI=true a failure.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const ci = process.env.CI === "true";
const [task, skipped] = process.argv.slice(2);

function skip(why) {
  if (ci) {
    console.error(`${why}, and CI=true`);
    process.exit(1);
  }
  console.log(`boss-websocket-client: ${task} skipped, ${why}`);
  process.exit(0);
}

function npm(...args) {
  // npm is a script on Windows, which needs a shell.
  return spawnSync("npm", args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function run(...args) {
  if (!npm(...args)) {
    process.exit(1);
  }
}

function installed() {
  const marker = join(here, "node_modules", ".package-lock.json");
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(here, "package-lock.json")).mtimeMs;
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  skip(`Node ${process.versions.node} is older than 20`);
}
if (!installed() && !npm("ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")) {
  skip("npm ci failed");
}
if (task === "build") {
  run("run", "--silent", ci ? "check" : "build");
}
else if (!skipped?.includes("true")) {
  run("run", "--silent", task);
}
