// Rates out of counters that only grow.

/** Answers a function that takes the counts of each service, and answers how much they grow in a second. */
export function rates() {
  let last = new Map();
  let lastTime;

  return (counts, now) => {
    const seconds = (now - lastTime) / 1_000;
    const result = new Map();
    for (const [service, current] of counts) {
      const before = last.get(service) ?? current;
      // Counters begin again with the server; what was before then is not known.
      if (current.in >= before.in && current.out >= before.out && seconds > 0) {
        result.set(service, { in: (current.in - before.in) / seconds, out: (current.out - before.out) / seconds });
      }
    }
    last = counts;
    lastTime = now;
    return result;
  };
}
