// Entry of the writer's thread: the only writing connection to the main file. Reads clock and randomness.
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openServerDriver } from "../db/driver/server.ts";
import { workflows } from "../workflows/registry.ts";
import { createClock } from "./clock.ts";
import { openWriter } from "./engine/open-writer.ts";
import type { FromWriter, ToWriter } from "./engine/worker-port.ts";
import type { WriterData } from "./engine/writer-data.ts";
import { forLog } from "./error-for-log.ts";
import { gathered } from "./gathered.ts";
import { backupBeforeMigration } from "./jobs/backup.ts";
import { whyNot } from "./trouble.ts";

const data = workerData as WriterData;
const port = parentPort;
if (!port) throw new Error("writer.main runs as a thread");
// A group's hint and answers are said together, before the writer turns to what comes after the group.
const say = gathered<FromWriter>((all) => port.postMessage(all), queueMicrotask);

const clock = createClock(() => new Date(), data.shiftDays);

try {
  const { writer, close } = await openWriter({
    ...data,
    workflows,
    now: clock.now,
    random: (size) => randomBytes(size),
    onTrouble: (trouble) => say({ what: "trouble", trouble }),
    ...(data.databaseUrl ? { driver: openServerDriver(data.databaseUrl, data.databaseAuthToken) } : {}),
    backup: () =>
      backupBeforeMigration({
        ...data,
        random: (size) => randomBytes(size),
        stamp: clock
          .now()
          .replace(/[^0-9]/g, "")
          .slice(0, 14),
      }),
  });
  writer.onHint((hint) => say({ what: "hint", hint }));
  const hear = async (message: ToWriter) => {
    try {
      if (message.what === "send") say({ what: "answer", id: message.id, answer: await writer.send(message.command) });
      else if (message.what === "outbox" || message.what === "bulk") {
        await (message.what === "outbox" ? writer.outbox(message.update) : writer.bulk(message.change));
        say({ what: "done", id: message.id });
      } else if (message.what === "houseRule") {
        await writer.houseRule(message.change);
        say({ what: "done", id: message.id });
      } else {
        await close();
        port.postMessage([{ what: "done", id: message.id }] satisfies FromWriter[]);
        port.close();
      }
    } catch (error) {
      say({ what: "bug", id: message.id, error: forLog(error) });
    }
  };
  port.on("message", (all: ToWriter[]) => {
    for (const message of all) void hear(message);
  });
  say({ what: "ready" });
} catch (error) {
  say({ what: "failed", message: whyNot(error, dirname(data.databaseFile)) });
}
