import { copyFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const docs = join(dirname(fileURLToPath(import.meta.url)), "..");

// For a server that has the site below a path: BOSS_DOCS_BASE=/path/
const base = process.env.BOSS_DOCS_BASE ?? "/";

// A page is listed by its title, unless a shorter name says enough.
function pages(folder: string, names: (string | [string, string])[]) {
  return names
    .map((name) => (typeof name === "string" ? { file: folder + name, text: undefined } : { file: folder + name[0], text: name[1] }))
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
  base,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}logo.svg` }]],
  srcExclude: ["src/**"],
  outDir: "site/target/site",
  cacheDir: "site/target/vitepress",
  // What a reader starts at home.
  ignoreDeadLinks: [/^https?:\/\/localhost/],
  // Pages are made of Markdown alone; what else they link to goes along.
  buildEnd({ outDir }) {
    copyFileSync(join(docs, "grafana-dashboard.json"), join(outDir, "grafana-dashboard.json"));
  },
  markdown: {
    anchor: { slugify: anchorOf },
    // Long names break after a dot, and not within a word.
    config(md) {
      const code = md.renderer.rules.code_inline!;
      md.renderer.rules.code_inline = (...all) => code(...all).replace(/\.(?=[a-z])/g, ".<wbr>");
      // The empty corner of a table is a heading of nothing.
      md.renderer.rules.th_open = (tokens, index, options, env, self) => {
        if (tokens[index + 1].content === "") {
          tokens[index].tag = tokens[index + 2].tag = "td";
        }
        return self.renderToken(tokens, index, options);
      };
    },
    // Those of which every colour is readable on this background.
    theme: { light: "github-light-high-contrast", dark: "github-dark-default" },
  },
  themeConfig: {
    logo: { src: "/logo.svg", alt: "" },
    nav: [
      { text: "Quick start", link: "/guide/quick-start" },
      { text: "Rooms", link: "/guide/rooms" },
      { text: "Properties", link: "/reference/properties" },
      { text: "Troubleshooting", link: "/operations/troubleshooting" },
    ],
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
      { text: "Coming from", collapsed: true, items: pages("migration/", [["spring-websocket", "Spring WebSocket"], ["stomp", "STOMP"], ["quarkus", "Quarkus"], ["chicagoboss", "ChicagoBoss"]]) },
      { text: "How it is built", collapsed: true, items: pages("", ["architecture", "transport", "benchmarks"]) },
    ],
  },
});
