// Runs a script of the package in the folder that it is started in, where the machine has what that needs.
// Elsewhere it says so and does nothing, but under CI=true it fails.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

const ci = process.env.CI === "true";
const [task, skipped] = process.argv.slice(2);
const { name, scripts } = JSON.parse(readFileSync("package.json", "utf8"));

function skip(why) {
  if (ci) {
    console.error(`${why}, and CI=true`);
    process.exit(1);
  }
  console.log(`${name}: ${task} skipped, ${why}`);
  process.exit(0);
}

function npm(...args) {
  // npm is a script on Windows, which needs a shell.
  return spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function run(...args) {
  if (!npm(...args)) {
    process.exit(1);
  }
}

function installed() {
  const marker = "node_modules/.package-lock.json";
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync("package-lock.json").mtimeMs;
}

if (skipped?.includes("true")) {
  process.exit(0);
}
if (Number(process.versions.node.split(".")[0]) < 20) {
  skip(`Node ${process.versions.node} is older than 20`);
}
if (!installed() && !npm("ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")) {
  skip("npm ci failed");
}
// A package that commits what it builds compares it under CI=true.
run("run", "--silent", task === "build" && ci && scripts.check ? "check" : task);
