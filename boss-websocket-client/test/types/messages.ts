// Compiled, not run: under `strict`, right messages pass and wrong ones do not.
import { BossError, connect, type Connection, type State } from "boss-websocket";

type In = { type: "said"; from: string; text: string } | { type: "left"; from: string } | { type: "confirm"; what: string };
type Out = { type: "say"; text: string } | { type: "ask"; poll: number };

const room: Connection<In, Out> = connect<In, Out>("/websocket/room/42", {
  auth: async (cause) => (cause === "expired" ? { token: "t" } : { ticket: "t" }),
  queue: { messages: 10, whenFull: "drop-oldest" },
  subprotocol: "chat.v2",
});

room.send({ type: "say", text: "hello" });
room.send(new Uint8Array(3));
// @ts-expect-error no such type
room.send({ type: "shout", text: "hello" });
// @ts-expect-error a member is missing
room.send({ type: "say" });
// @ts-expect-error a member is wrong
room.send({ type: "ask", poll: "3" });
// @ts-expect-error the service takes no text
room.send("hello");

const off: () => void = room.on("said", (message) => message.text.toUpperCase());
off();
// @ts-expect-error no such member
room.on("left", (message) => message.text);
// @ts-expect-error no such type
room.on("shouted", () => {});
room.on("message", (message) => (message instanceof ArrayBuffer ? message.byteLength : message.type));

const answer: Promise<{ votes: number }> = room.request<{ votes: number }>({ type: "ask", poll: 3 }, { timeout: 5_000, signal: new AbortController().signal });
answer.catch((error: unknown) => error instanceof BossError && error.problem?.status);
// @ts-expect-error no such message
room.request({ type: "said", from: "a", text: "b" });
// @ts-expect-error a time is a number
room.request({ type: "ask", poll: 3 }, { timeout: "5s" });

async function read() {
  for await (const part of room.stream<{ text: string }>({ type: "ask", poll: 3 })) {
    part.text.trim();
    // @ts-expect-error no such member
    part.texts;
  }
}
void read;

room.handle("confirm", async (question, signal) => ({ yes: question.what !== "" && !signal.aborted }));
// @ts-expect-error no such type
room.handle("confirmed", () => 1);

room.onstate = (state: State, { code, delay }) => console.log(state, code, delay);
room.onresync = (why: string, lost: number) => console.log(why, lost);
// @ts-expect-error no such state
room.state === "broken";
// @ts-expect-error the client says what the state is
room.state = "open";

// @ts-expect-error no such policy
connect("/x", { queue: { whenFull: "wait" } });
// @ts-expect-error neither a token nor a ticket
connect("/x", { auth: () => ({ password: "t" }) });

// Without types all goes.
const any = connect(new URL("wss://host.test/websocket/any"));
any.send({ what: "ever" });
any.send("text");
any.on("type", (message) => message.what);
any.request({}).then((value) => value.what);
