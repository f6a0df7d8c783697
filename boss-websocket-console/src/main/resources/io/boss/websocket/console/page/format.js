// Numbers, times and durations for people.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumFractionDigits: 1, notation: "compact" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

export const HIDDEN = "******";

export function count(value) {
  return (value < 10_000) ? whole.format(value) : short.format(value);
}

export function exactly(value) {
  return whole.format(value);
}

export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${(number === 1) ? one : many}`;
}

export function rate(value) {
  return `${(value > 0 && value < 10) ? value.toFixed(1) : count(value)}/s`;
}

/** The milliseconds of an ISO-8601 duration. */
export function millis(iso) {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/.exec(iso ?? "") ?? [];
  return ((hours * 60 + +minutes) * 60 + +seconds) * 1_000;
}

/** Two units at most: 1.2 s, 3 min 20 s, 2 d 4 h. */
export function duration(time) {
  if (time < 1_000) {
    return `${Math.round(time)} ms`;
  }
  const seconds = time / 1_000;
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
export function roughly(time) {
  return duration(time).split(" ", 2).join(" ");
}

export function ago(instant) {
  return `${roughly(Math.max(0, Date.now() - Date.parse(instant)))} ago`;
}

export function timeOf(instant) {
  return clock.format(new Date(instant));
}

export function momentOf(instant) {
  return moment.format(new Date(instant));
}

export function bytes(value) {
  return (value < 1_024) ? `${value} B` : (value < 1_048_576) ? `${(value / 1_024).toFixed(1)} KB`
    : `${(value / 1_048_576).toFixed(1)} MB`;
}

export function capital(word) {
  return word[0].toUpperCase() + word.slice(1).toLowerCase();
}

/** The simple name of a class. */
export function simpleName(type) {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** JSON with line breaks, or undefined if the text is not a JSON object or array. */
export function prettyJson(text) {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  }
  catch {
    return undefined;
  }
}
