// Numbers for people.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumFractionDigits: 1, notation: "compact" });

export function count(value) {
  return (value < 10_000) ? whole.format(value) : short.format(value);
}

export function rate(value) {
  return `${(value > 0 && value < 10) ? value.toFixed(1) : count(value)}/s`;
}

/** Two units at most: 1.2 s, 3 min 20 s, 2 d 4 h. */
export function duration(millis) {
  if (millis < 1_000) {
    return `${Math.round(millis)} ms`;
  }
  const seconds = millis / 1_000;
  if (seconds < 60) {
    return `${(seconds < 10) ? seconds.toFixed(1) : Math.floor(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ${Math.floor(seconds % 60)} s`;
  }
  const hours = Math.floor(minutes / 60);
  return (hours < 24) ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The larger unit alone: 3 min, 2 d. */
export function roughly(millis) {
  return duration(millis).split(" ", 2).join(" ");
}

export function bytes(value) {
  return (value < 1_024) ? `${value} B` : (value < 1_048_576) ? `${(value / 1_024).toFixed(1)} KB`
    : `${(value / 1_048_576).toFixed(1)} MB`;
}
