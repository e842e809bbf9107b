// A reader for tests: the same jobs behind the same port, over a channel of messages instead of a thread, since a thread runs
// built code only. `kill` ends it as a thread that dies: whatever runs is lost.
import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { fromMessage } from "../../db/access.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { readerJobs } from "../../server/reader-jobs.ts";
import { type ReaderThread, ThreadReader } from "../../server/reader-port.ts";
import { type MessageEnd, serveJobs } from "../../server/reader-thread.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";

export function channelReader(databaseFile: string, workflows: readonly Workflow[]) {
  const open = () => EmbeddedDriver.open(databaseFile, { mode: "read" });
  let kill = () => {};
  const spawn = (): ReaderThread => {
    const { port1, port2 } = new MessageChannel();
    const events = new EventEmitter();
    const driver = open();
    let ended = false;
    const end = (code: number) => {
      if (ended) return;
      ended = true;
      port1.close();
      events.emit("exit", code);
    };
    kill = () => {
      driver.close();
      end(1);
    };
    port1.on("message", (message) => events.emit("message", message));
    port2.on("close", () => end(0));
    const context = { driver, open, workflows: new Map(workflows.map((one) => [one.id, one])), permitted: fromMessage };
    serveJobs(port2 as MessageEnd, context, readerJobs);
    return {
      postMessage: (message) => port1.postMessage(message),
      on: (event: string, listener: (...args: never[]) => void) => events.on(event, listener as () => void),
    };
  };
  return { reader: new ThreadReader(spawn), kill: () => kill() };
}
