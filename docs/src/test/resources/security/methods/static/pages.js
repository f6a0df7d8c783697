import { connect, BossError } from "./boss-websocket/client.js";

const text = document.querySelector("#text");
const problem = document.querySelector("#problem");
const pages = connect("websocket/pages");

pages.onstate = (state) => {
  document.body.dataset.state = state;
};

document.querySelector("#edit").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const content = await pages.request({ type: "edit", text: document.querySelector("#edit input").value });
    text.textContent = content.text;
  }
  catch (failure) {
    problem.textContent = (failure instanceof BossError && failure.problem?.status === 403)
      ? "You may read this page and not edit it."
      : "That did not work.";
  }
});

const content = await pages.request({ type: "read" });
text.textContent = `read: ${content.text}`;
