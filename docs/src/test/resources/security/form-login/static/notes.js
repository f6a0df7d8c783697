import { connect } from "./boss-websocket/client.js";

const log = document.querySelector("#log");
const notes = connect("websocket/notes");

notes.on("message", (text) => log.append(text, "\n"));

notes.onstate = (state, { code }) => {
  document.body.dataset.state = state;
  if (code === 4401) {
    notes.close();
    location.assign("login");
  }
};

document.querySelector("#note").addEventListener("submit", (event) => {
  event.preventDefault();
  notes.send(document.querySelector("#note input").value);
});

document.querySelector("#logout").addEventListener("click", () => {
  fetch("logout", { method: "POST", headers: { "X-XSRF-TOKEN": csrfToken() } });
});

function csrfToken() {
  return /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}
