// A small chart of the last two minutes, with a line for what was measured and none for what was not.

const SPAN = 120_000;
const LONGEST_STEP = 3_000;
const WIDTH = 120;
const HEIGHT = 36;

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

function text(tag, className) {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** Cuts samples where nobody has looked for a while: the page was hidden, or the server away. */
function pieces(samples) {
  const result = [];
  let last = -Infinity;
  for (const sample of samples) {
    if (sample.time - last > LONGEST_STEP) {
      result.push([]);
    }
    result.at(-1).push(sample);
    last = sample.time;
  }
  return result;
}

/** Draws into a figure. Answers a function that takes a value, undefined if there is none, and when it was. */
export function chart(figure, title, format) {
  const caption = text("figcaption", "label");
  const value = text("span", "value");
  const peak = text("span", "peak");
  const image = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  const area = svg("path", { class: "area" });
  const line = svg("path", { class: "line" });
  let samples = [];
  caption.textContent = title;
  image.append(area, line);
  figure.append(caption, value, image, peak);

  return (current, now) => {
    samples = samples.filter(({ time }) => now - time <= SPAN);
    if (current !== undefined) {
      samples.push({ time: now, value: current });
    }
    const highest = Math.max(0, ...samples.map((sample) => sample.value));
    const x = ({ time }) => (WIDTH * (1 - (now - time) / SPAN)).toFixed(2);
    const y = (sample) => (HEIGHT - 1 - (HEIGHT - 3) * sample.value / (highest || 1)).toFixed(2);
    const drawn = pieces(samples).map((piece) => ({
      points: piece.map((sample) => `${x(sample)} ${y(sample)}`).join("L"),
      from: x(piece[0]),
      to: x(piece.at(-1)),
    }));
    line.setAttribute("d", drawn.map(({ points }) => `M${points}`).join(""));
    area.setAttribute("d", drawn.map(({ points, from, to }) => `M${from} ${HEIGHT}L${points}L${to} ${HEIGHT}Z`).join(""));
    value.textContent = (current === undefined) ? "–" : format(current);
    peak.textContent = `peak ${format(highest)}`;
    image.setAttribute("aria-label", `${title}, last two minutes: ${value.textContent}, ${peak.textContent}`);
  };
}
