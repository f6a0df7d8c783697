import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const docs = join(dirname(fileURLToPath(import.meta.url)), "..");

// A page is listed by its title, unless a shorter name says enough.
function pages(folder: string, names: (string | [string, string])[]) {
  return names
    .map((name) => (typeof name === "string" ? { file: folder + name, text: undefined } : { file: folder + name[0], text: name[1] }))
    .filter(({ file }) => existsSync(join(docs, `${file}.md`)))
    .map(({ file, text }) => ({ text: text ?? titleOf(file), link: `/${file}` }));
}

function titleOf(file: string) {
  return /^# (.+)$/m.exec(readFileSync(join(docs, `${file}.md`), "utf8"))?.[1] ?? file;
}

// Anchors as repositories make them, so that a link holds in both places.
function anchorOf(heading: string) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
}

export default defineConfig({
  title: "Boss WebSocket",
  description: "Stateful WebSocket services for Spring Boot",
  lang: "en",
  // Of a server that has the site below a path: BOSS_DOCS_BASE=/path/
  base: process.env.BOSS_DOCS_BASE ?? "/",
  srcExclude: ["src/**"],
  outDir: "site/target/site",
  cacheDir: "site/target/vitepress",
  // What a reader starts at home.
  ignoreDeadLinks: "localhostLinks",
  markdown: { anchor: { slugify: anchorOf } },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3], label: "On this page" },
    externalLinkIcon: true,
    sidebar: [
      { text: "Start", items: pages("guide/", ["quick-start"]) },
      {
        text: "Guide",
        items: pages("guide/", ["services", "rooms", "connections", "broadcasts", "errors", "slow-callbacks", "databases",
          "requests", "resume", "pages", "testing", "guarantees"]),
      },
      { text: "Security", items: pages("guide/", ["security", "security-recipes"]) },
      {
        text: "Operations",
        collapsed: true,
        items: [
          ...pages("operations/", ["start-and-shutdown", "reverse-proxy", "kubernetes", "cluster", "demo-cluster", "actuator",
            "console", "observability", "transport", "tuning", "troubleshooting"]),
          ...pages("", ["draining", "capacity"]),
        ],
      },
      {
        text: "Reference",
        collapsed: true,
        items: [
          ...pages("reference/", ["properties", "meters"]),
          ...pages("", ["protocol"]),
          ...pages("reference/", ["testing", "modules", "aot", "limitations"]),
        ],
      },
      { text: "Coming from", collapsed: true, items: pages("migration/", ["spring-websocket", "stomp", "quarkus", "chicagoboss"]) },
      { text: "How it is built", collapsed: true, items: pages("", ["architecture", "transport", "benchmarks"]) },
    ],
  },
});
