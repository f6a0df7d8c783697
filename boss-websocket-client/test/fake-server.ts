import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";

export interface Settings {
  resume?: boolean;
  heartbeat?: number;
  grace?: number;
  /** Subprotocols that the service declares. */
  own?: string[];
  /** Answers handshakes with such a status. */
  refuse?: (request: IncomingMessage, handshake: number) => number | undefined;
  /** What the first message is, instead of the welcome; null for none. */
  first?: (handshake: number) => string | null | undefined;
  /** How many messages are acknowledged at once. */
  ackEvery?: number;
  /** Answers requests that are no handshakes. */
  page?: (request: IncomingMessage, response: ServerResponse) => void;
  onmessage?: (peer: Peer, message: string | Buffer) => void;
  onjoin?: (peer: Peer) => void;
  onleave?: (peer: Peer, code: number) => void;
}

const token = (bytes: number) => randomBytes(bytes).toString("base64url");

/** A client of the fake server: lives as long as its session. */
export class Peer {
  readonly mark = token(6);
  session = "";
  /** Good until the client has shown that it has the next one. */
  former = "";
  socket: WebSocket | undefined;
  received = 0;
  acked = 0;
  sent = 0;
  kept: (string | Buffer)[] = [];
  ended = false;
  /** What the client has said with a mark. */
  readonly marked: any[] = [];
  /** What the client has shown in its handshakes. */
  readonly offers: string[][] = [];

  constructor(readonly server: FakeServer) {}

  send(message: unknown) {
    const data = typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message);
    this.sent++;
    if (this.server.settings.resume) {
      this.kept.push(data);
    }
    this.socket?.send(data);
  }

  control(message: object) {
    this.raw(`{"boss":"${this.mark}",${JSON.stringify(message).slice(1)}`);
  }

  raw(data: string) {
    this.socket?.send(data);
  }

  ack() {
    this.acked = this.received;
    this.control({ type: "boss.ack", n: this.received });
  }

  close(code: number, reason = "") {
    this.end();
    this.socket?.close(code, reason);
  }

  /** Without a close frame. */
  cut() {
    this.socket?.terminate();
  }

  end() {
    this.ended = true;
    this.server.sessions.delete(this.session);
    this.server.sessions.delete(this.former);
  }
}

/** A service that speaks docs/protocol.md, or does not, as a test wants it. */
export class FakeServer {
  readonly peers: Peer[] = [];
  readonly sessions = new Map<string, Peer>();
  /** Why a session is not there any more. */
  readonly reasons = new Map<string, string>();
  handshakes = 0;
  settings: Settings;
  private server!: Server;
  private readonly sockets = new Set<Duplex>();

  constructor(settings: Settings = {}) {
    this.settings = settings;
  }

  get port() {
    return (this.server.address() as AddressInfo).port;
  }

  get url() {
    return `ws://127.0.0.1:${this.port}/service`;
  }

  get last() {
    return this.peers[this.peers.length - 1]!;
  }

  async start(port = 0) {
    const wss = new WebSocketServer({
      noServer: true,
      handleProtocols: (offered) => this.choose(offered) ?? false,
    });
    this.server = createServer((request, response) => this.settings.page?.(request, response));
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    this.server.on("upgrade", (request, socket, head) => {
      this.handshakes++;
      const status = this.settings.refuse?.(request, this.handshakes);
      if (status) {
        socket.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      wss.handleUpgrade(request, socket, head, (client) => this.accept(client, request));
    });
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    return this;
  }

  /** As a process does that is killed. */
  async kill() {
    this.sessions.clear();
    for (const socket of this.sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }

  private choose(offered: Set<string>) {
    const known = this.settings.own?.map((name) => name + "+boss.v1") ?? ["boss.v1"];
    return known.find((name) => offered.has(name));
  }

  private accept(socket: WebSocket, request: IncomingMessage) {
    const offers = (request.headers["sec-websocket-protocol"] ?? "").split(/,\s*/);
    const [, , session, count] = offers.find((offer) => offer.startsWith("boss.resume."))?.match(/^(boss\.resume)\.(.+)\.(\d+)$/) ?? [];
    const before = session === undefined ? undefined : this.sessions.get(session);
    const received = Number(count);
    let peer = before;
    let reason: string | undefined;
    if (session !== undefined && !before) {
      reason = this.reasons.get(session) ?? "unknown";
    }
    if (before && (received > before.sent || received < before.sent - before.kept.length)) {
      before.end();
      reason = "invalid";
      peer = undefined;
    }
    const resumed = peer !== undefined;
    if (!peer) {
      peer = new Peer(this);
      this.peers.push(peer);
    }
    peer.offers.push(offers);
    this.attach(peer, socket);
    const instead = this.settings.first?.(this.handshakes);
    if (instead !== undefined) {
      if (instead !== null) {
        socket.send(instead);
      }
      return;
    }
    this.welcome(peer, session ?? "", resumed, received, reason);
  }

  private welcome(peer: Peer, session: string, resumed: boolean, received: number, reason: string | undefined) {
    const { resume, heartbeat = 25_000, grace = 60_000 } = this.settings;
    const message: Record<string, unknown> = { type: "boss.welcome", mark: peer.mark, heartbeat, resumed };
    if (resume) {
      // That which the client has shown stays good until it shows that it has the next one.
      this.sessions.delete(session === peer.former ? peer.session : peer.former);
      peer.former = session;
      peer.session = token(32) + "." + token(6);
      this.sessions.set(peer.session, peer);
      message.session = peer.session;
      message.grace = grace;
    }
    if (resumed) {
      peer.kept.splice(0, received - (peer.sent - peer.kept.length));
      message.received = peer.received;
      message.replayed = peer.kept.length;
    }
    else if (reason) {
      message.reason = reason;
    }
    peer.raw(JSON.stringify(message));
    if (resumed) {
      for (const data of peer.kept) {
        peer.socket!.send(data);
      }
    }
    else {
      this.settings.onjoin?.(peer);
    }
  }

  private attach(peer: Peer, socket: WebSocket) {
    const before = peer.socket;
    peer.socket = socket;
    before?.close(4409, "taken over");
    socket.on("error", () => {});
    socket.on("message", (data: Buffer, binary) => peer.socket === socket && this.take(peer, binary ? data : data.toString()));
    socket.on("close", (code) => {
      if (peer.socket === socket) {
        peer.socket = undefined;
        if (code !== 1006) {
          peer.end();
        }
        if (code !== 1006 || !this.settings.resume) {
          this.settings.onleave?.(peer, code);
        }
      }
    });
  }

  private take(peer: Peer, message: string | Buffer) {
    this.sessions.delete(peer.former);
    if (typeof message === "string" && message.startsWith(`{"boss":"${peer.mark}",`)) {
      const said = JSON.parse(message);
      peer.marked.push(said);
      if (said.type === "boss.ack") {
        if (said.n > peer.sent) {
          peer.close(1008, "acknowledges what was not sent");
          return;
        }
        peer.kept.splice(0, said.n - (peer.sent - peer.kept.length));
      }
      return;
    }
    peer.received++;
    if (this.settings.resume && peer.received - peer.acked >= (this.settings.ackEvery ?? 1)) {
      peer.ack();
    }
    this.settings.onmessage?.(peer, message);
  }
}
