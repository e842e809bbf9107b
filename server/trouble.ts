// What the office should do when something outside the program hinders it, in words for who looks after the server: said
// when it cannot start, and in the log while it runs. English, like all of the log; people's screens have words of their own.
import { userInfo } from "node:os";
import { type Trouble, troubleOf } from "../db/driver/trouble.ts";
import { ConfigError } from "./config.ts";

const advice: Record<Trouble, (dir: string) => string> = {
  full: (dir) =>
    `the disk of ${dir} is full: free some space (at least 64 MiB) or give it a larger disk. What was recorded is whole`,
  readOnly: (dir) =>
    `${dir} cannot be written by the user ${userName()}: give that user the folder and all files in it, and check that the disk is not mounted read-only`,
  locked: (dir) =>
    `a file in ${dir} is locked by another program (a copy, a viewer, a backup of its own): close that program`,
  damaged: (dir) =>
    `a file in ${dir} is damaged: do not go on with it. Keep the folder as it is, put the last backup into an empty one (npm run restore) and have the disk examined`,
  failing: (dir) =>
    `the disk of ${dir} fails or refuses larger files: look at the system's log and at limits and quotas, and have the disk examined before going on`,
};

function userName(): string {
  try {
    const { username, uid } = userInfo();
    return `${username} (${uid})`;
  } catch {
    return String(process.getuid?.() ?? "of this process");
  }
}

export const adviceOn = (trouble: Trouble, dir: string): string => advice[trouble](dir);

/** One sentence on why the program does not start, and what to do. */
export function whyNot(error: unknown, dir: string): string {
  if (error instanceof ConfigError) return `Setting ${error.message}.`;
  const trouble = troubleOf(error);
  if (trouble) return `Ambito does not start: ${adviceOn(trouble, dir)}.`;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === "EADDRINUSE")
    return `Ambito does not start: port ${port} is used by another program. Stop that one, or set PORT to another.`;
  return error instanceof Error ? error.message : "Ambito does not start.";
}
