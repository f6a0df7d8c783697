import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A proxy that cuts connections after so many bytes, in either direction, in the middle of whatever it is. */
export class CuttingProxy {
  cuts = 0;
  private server!: Server;
  private readonly sockets = new Set<Socket>();

  /** @param budget how many bytes the next connection may carry */
  constructor(private readonly target: () => number, private readonly budget: () => number) {}

  get url() {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/service`;
  }

  async start() {
    this.server = createServer((client) => this.join(client, connect(this.target(), "127.0.0.1")));
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  async stop() {
    for (const socket of this.sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, server: Socket) {
    let left = this.budget();
    for (const [from, to] of [[client, server], [server, client]] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on("error", () => {});
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.on("data", (data) => {
        left -= data.length;
        if (left >= 0) {
          to.write(data);
        }
        else if (!to.destroyed) {
          this.cuts++;
          // What was under way arrives in part.
          to.write(data.subarray(0, data.length + left), () => to.destroy());
          from.destroy();
        }
      });
    }
  }
}
