// Whether a demo folder still needs its data. What an interrupted simulation left is thrown away: all of it is
// invented, and half a district would be worse than none.
import { existsSync, rmSync } from "node:fs";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { hasLog } from "../../db/log/has-log.ts";
import { readHead } from "../../db/log/read-log.ts";
import type { WriterData } from "../engine/writer-data.ts";
import { wasInterrupted } from "./scale.ts";

type Files = Pick<WriterData, "databaseFile" | "keyFile" | "encryptionKey" | "databaseUrl" | "databaseAuthToken">;

export async function isDemoEmpty(files: Files): Promise<boolean> {
  if (!files.databaseUrl && !existsSync(files.databaseFile)) return true;
  const driver = files.databaseUrl
    ? openServerDriver(files.databaseUrl, files.databaseAuthToken)
    : EmbeddedDriver.open(files.databaseFile, {
        mode: "read",
        ...(files.encryptionKey ? { encryptionKey: files.encryptionKey } : {}),
      });
  let interrupted = false;
  try {
    if (!(await hasLog(driver))) return true;
    interrupted = await wasInterrupted(driver);
    if (!interrupted) return (await readHead(driver)).pos === 0;
  } finally {
    driver.close();
  }
  if (files.databaseUrl) throw new Error("the demo on the libSQL server was left half made: empty its database first");
  for (const file of [files.databaseFile, files.keyFile])
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  return true;
}
