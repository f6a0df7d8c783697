import { connect, BossError } from "./boss-websocket/client.js";

const log = document.querySelector("#log");
const shop = connect("websocket/shop");

// One answer.
const { stock } = await shop.request({ type: "count" });
log.append(`${stock} in stock\n`);

// A failure.
try {
  await shop.request({ type: "price", item: "gold" }, { timeout: 5000 });
}
catch (failure) {
  if (failure instanceof BossError && failure.reason === "refused") {
    log.append(`no price: ${failure.problem.status}\n`);
  }
}

// Many answers.
for await (const line of shop.stream({ type: "list" })) {
  log.append(`${line.item}\n`);
  if (line.item === "pears") {
    break;
  }
}

// An answer that comes later.
const delivery = shop.request({ type: "wait" });
shop.send({ type: "deliver", count: 7 });
log.append(`${(await delivery).count} delivered\n`);
