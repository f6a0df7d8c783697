// A log that follows its end, unless the reader has scrolled up; then a button leads back.

const NEAR = 24;

export function tail(log, button, limit) {
  let following = true;

  function toEnd() {
    log.scrollTop = log.scrollHeight;
  }

  log.addEventListener("scroll", () => {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    button.hidden = following;
  });
  button.addEventListener("click", () => {
    toEnd();
    log.focus({ preventScroll: true });
  });
  new ResizeObserver(() => following && toEnd()).observe(log);

  return {
    append(...lines) {
      log.append(...lines);
      if (following) {
        while (log.childElementCount > limit) {
          log.firstElementChild.remove();
        }
        toEnd();
      }
    },
    /** Lines have become longer. */
    grow() {
      if (following) {
        toEnd();
      }
    },
    clear() {
      log.replaceChildren();
      following = true;
      button.hidden = true;
    },
  };
}
