// The bench's own client: HTTP/1.1 over one kept-alive socket, one request at a time, with nothing between the bytes
// and the clock. fetch costs as much processor as the server it asks, and both share the machine.
import { connect, type Socket } from "node:net";

export interface Answered {
  status: number;
  body: string;
}

const headEnd = Buffer.from("\r\n\r\n");

/** Answers must carry Content-Length, as all of ours do but streams. */
export class KeepAlive {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #headers: string;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve: (answer: Answered) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket, host: string, headers: string) {
    this.#socket = socket;
    this.#host = host;
    this.#headers = headers;
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the server closed the connection")));
  }

  /** `headers` go with every request. */
  static open(url: string, headers: Record<string, string>): Promise<KeepAlive> {
    const { hostname, port, host } = new URL(url);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new KeepAlive(socket, host, lines.join("")));
      });
    });
  }

  ask(method: "GET" | "POST", path: string, body = ""): Promise<Answered> {
    if (this.#waiting) throw new Error("one request at a time");
    if (this.#socket.destroyed) throw new Error("the connection is closed");
    const about =
      method === "GET" ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${this.#headers}${about}\r\n${body}`);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.#received.toString("latin1", 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#fail(new Error(`no Content-Length in ${head}`));
      return;
    }
    const start = end + headEnd.length;
    const size = Number(length);
    if (this.#received.length < start + size) return;
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.toString("utf8", start, start + size) };
    this.#received = this.#received.subarray(start + size);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
    this.#socket.destroy();
  }
}
