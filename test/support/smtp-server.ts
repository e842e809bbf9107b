// A small SMTP server on loopback for tests: keeps what it is given, or refuses on demand, by the real protocol and over a
// real socket.
import { createServer, type Server, type Socket } from "node:net";

export interface Received {
  from: string;
  to: string[];
  /** Headers and body as sent. */
  data: string;
}

export interface SmtpServer {
  url: string;
  received: Received[];
  /** Connections so far. */
  connections: () => number;
  /** Answer to RCPT of the next messages, or undefined to take them. */
  refuse: (answer: string | undefined) => void;
  /** Takes the message and ends the connection without saying so, as a server that dies. */
  dieAfterData: (die: boolean) => void;
  close: () => Promise<void>;
}

export async function startSmtp(): Promise<SmtpServer> {
  const received: Received[] = [];
  let refusal: string | undefined;
  let dies = false;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let mail: Received = { from: "", to: [], data: "" };
    let inData = false;
    let buffer = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") return say("250 localhost");
      if (verb === "MAIL") {
        mail = { from: address(line), to: [], data: "" };
        return say("250 ok");
      }
      if (verb === "RCPT") {
        if (refusal) return say(refusal);
        mail.to.push(address(line));
        return say("250 ok");
      }
      if (verb === "DATA") {
        inData = true;
        return say("354 go on");
      }
      if (verb === "QUIT") {
        say("221 bye");
        return socket.end();
      }
      return say("250 ok");
    };
    say("220 localhost ready");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("utf8");
      for (;;) {
        const end = buffer.indexOf("\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (!inData) command(line);
        else if (line === ".") {
          inData = false;
          received.push(mail);
          if (dies) socket.destroy();
          else say("250 taken");
        } else mail.data += `${line}\n`;
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    refuse: (answer) => {
      refusal = answer;
    },
    dieAfterData: (die) => {
      dies = die;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
