import { Client } from "@stomp/stompjs";

const id = new URLSearchParams(location.search).get("room");
const client = new Client({ brokerURL: `ws://${location.host}/stomp` });

client.onConnect = () => {
  client.subscribe(`/topic/room/${id}`, ({ body }) => show(JSON.parse(body)));
  client.subscribe("/user/queue/problems", ({ body }) => alert(JSON.parse(body).problem));
  client.subscribe(`/app/room/${id}`, ({ body }) => JSON.parse(body).forEach(show));
};
client.activate();

document.querySelector("form").onsubmit = (event) => {
  event.preventDefault();
  const input = document.querySelector("input");
  client.publish({ destination: `/app/room/${id}`, body: JSON.stringify({ name: "ann", text: input.value }) });
  input.value = "";
};

function show({ name, text }) {
  const line = document.createElement("li");
  line.textContent = `${name}: ${text}`;
  document.querySelector("ul").append(line);
}
