// A small chart of the last two minutes, with a line for what was measured and none for what was not.

import { h, write } from "./dom.js";

const SPAN = 120_000;
const LONGEST_STEP = 3_500;
const WIDTH = 120;
const HEIGHT = 36;

const all = new Map();

/** Remembers a value under a name, for charts that are drawn now or later. */
export function sample(name, value, now) {
  const samples = (all.get(name) ?? []).filter(({ time }) => now - time <= SPAN);
  if (value !== undefined) {
    samples.push({ time: now, value });
  }
  all.set(name, samples);
}

/** Forgets what nobody has measured for a while. */
export function forget(now) {
  all.forEach((samples, name) => {
    if (now - (samples.at(-1)?.time ?? 0) > SPAN) {
      all.delete(name);
    }
  });
}

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** Cuts samples where nobody has looked for a while: the page was hidden, or the server away. */
function pieces(samples) {
  const result = [];
  let last = -Infinity;
  for (const current of samples) {
    if (current.time - last > LONGEST_STEP) {
      result.push([]);
    }
    result.at(-1).push(current);
    last = current.time;
  }
  return result;
}

function paths(samples, highest, now) {
  const x = ({ time }) => (WIDTH * (1 - (now - time) / SPAN)).toFixed(2);
  const y = ({ value }) => (HEIGHT - 1 - (HEIGHT - 3) * value / (highest || 1)).toFixed(2);
  const drawn = pieces(samples).map((piece) => ({
    points: piece.map((current) => `${x(current)} ${y(current)}`).join("L"),
    from: x(piece[0]),
    to: x(piece.at(-1)),
  }));
  return {
    line: drawn.map(({ points }) => `M${points}`).join(""),
    area: drawn.map(({ points, from, to }) => `M${from} ${HEIGHT}L${points}L${to} ${HEIGHT}Z`).join(""),
  };
}

/** A figure that draws what was remembered under a name. Its method draw(now) does. */
export function chart(name, title, format) {
  const image = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  const area = svg("path", { class: "area" });
  const line = svg("path", { class: "line" });
  const value = h("span", { class: "value" });
  const peak = h("span", { class: "peak" });
  image.append(area, line);
  return {
    element: h("figure", { class: "chart", "data-chart": name.split("|").at(-1) }, h("figcaption", {}, title), value, image, peak),
    draw(now) {
      const samples = (all.get(name) ?? []).filter(({ time }) => now - time <= SPAN);
      const latest = samples.at(-1);
      const highest = Math.max(0, ...samples.map((current) => current.value));
      const drawn = paths(samples, highest, now);
      line.setAttribute("d", drawn.line);
      area.setAttribute("d", drawn.area);
      write(value, (latest && now - latest.time < LONGEST_STEP) ? format(latest.value) : "–");
      write(peak, `peak ${format(highest)}`);
      image.setAttribute("aria-label", `${title}, last two minutes: now ${value.textContent}, ${peak.textContent}`);
    },
  };
}

/** How much counters that only grow have grown in a second, between two calls. */
export function rates() {
  let last;
  let lastTime;
  return (counts, now) => {
    const seconds = (now - lastTime) / 1_000;
    // Counters begin again with the server; what was before then is not known.
    const known = last && counts && seconds > 0 && counts.in >= last.in && counts.out >= last.out;
    const result = known ? { in: (counts.in - last.in) / seconds, out: (counts.out - last.out) / seconds } : {};
    last = counts;
    lastTime = now;
    return result;
  };
}
