// Pages of a long list.

import { h, write } from "./dom.js";
import { exactly } from "./format.js";
import { wanted } from "./state.js";

/** Buttons to go from page to page. Has the page that is wanted, and show(page) for what the server has answered. */
export function pager(what) {
  const text = h("span", { class: "pages", role: "status" });
  const go = (step) => () => {
    pages.page = Math.max(0, pages.page + step);
    wanted();
  };
  const back = h("button", { type: "button", class: "plain", onclick: go(-1), "aria-label": `Previous ${what}` }, "Previous");
  const on = h("button", { type: "button", class: "plain", onclick: go(1), "aria-label": `Next ${what}` }, "Next");
  const element = h("p", { class: "pager" }, back, text, on);
  const pages = {
    element,
    page: 0,
    show({ page, size, total, content }) {
      const last = Math.max(0, Math.ceil(total / size) - 1);
      element.hidden = total <= size;
      write(text, total ? `${exactly(page * size + 1)} – ${exactly(page * size + content.length)} of ${exactly(total)}` : "");
      // A button that has the focus stays one that has it.
      back.setAttribute("aria-disabled", page === 0);
      on.setAttribute("aria-disabled", page >= last);
      if (page > last) {
        pages.page = last;
        wanted();
      }
    },
  };
  element.addEventListener("click", (event) => {
    if (event.target.getAttribute("aria-disabled") === "true") {
      event.stopImmediatePropagation();
    }
  }, true);
  return pages;
}
