/** A WebSocket whose other end is a test, in virtual time. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  static get last() {
    return FakeSocket.all[FakeSocket.all.length - 1]!;
  }

  readyState = 0;
  binaryType = "blob";
  onopen?: () => void;
  onerror?: () => void;
  onmessage?: (event: { data: unknown }) => void;
  onclose?: (event: { code: number; reason: string }) => void;
  readonly at = Date.now();
  readonly sent: any[] = [];
  closedWith: number | undefined | null = null;
  mark = "";

  constructor(readonly url: string, readonly protocols: string[]) {
    FakeSocket.all.push(this);
  }

  send(data: unknown) {
    if (this.readyState !== 1) {
      throw new Error("not open");
    }
    this.sent.push(data);
  }

  close(code?: number) {
    if (this.readyState < 2) {
      this.readyState = 2;
      this.closedWith = code;
    }
  }

  // What the server does.

  open(members: object = {}) {
    this.mark = `mark${String(FakeSocket.all.indexOf(this)).padStart(4, "0")}`;
    this.readyState = 1;
    this.onopen?.();
    const told: any = { type: "boss.welcome", mark: this.mark, heartbeat: 25_000, resumed: false, ...members };
    this.mark = told.mark;
    this.say(told);
    return this;
  }

  say(message: unknown) {
    this.onmessage?.({ data: typeof message === "string" || message instanceof ArrayBuffer ? message : JSON.stringify(message) });
  }

  control(message: object) {
    this.say(`{"boss":"${this.mark}",${JSON.stringify(message).slice(1)}`);
  }

  beat() {
    this.control({ type: "boss.beat" });
  }

  /** The connection is over: 1006 without a close frame. */
  end(code = 1006, reason = "") {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  /** What the client has said to the protocol. */
  get marked() {
    return this.sent.filter((data) => typeof data === "string" && data.startsWith('{"boss":"')).map((data) => JSON.parse(data));
  }

  /** What the client has said to the service. */
  get messages() {
    return this.sent.filter((data) => typeof data !== "string" || !data.startsWith('{"boss":"'));
  }
}
