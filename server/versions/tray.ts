// The tray by which a command hands a plan to the running server: a folder in the data folder, a subfolder a request,
// files put in place whole. Who may write there may read everything anyway. No socket, no password, nothing to forget:
// what was cut off lies there and goes on.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { RunReport } from "./run-plan.ts";

export interface Progress extends RunReport {
  /** Nothing more is done. */
  ended: boolean;
  /** Why nothing was done, or not all, in words for the operator. */
  problem?: string;
}

export interface Request {
  folder: string;
  plan: string;
  progress: string;
  /** One line a case that did not move. */
  table: string;
  back: boolean;
}

const backMark = "-back";

const requestIn = (folder: string): Request => ({
  folder,
  plan: join(folder, "plan.jsonl"),
  progress: join(folder, "progress.json"),
  table: join(folder, "stayed.txt"),
  back: folder.endsWith(backMark),
});

export const requestOf = (tray: string, sha256: string, back: boolean): Request =>
  requestIn(join(tray, sha256.slice(0, 16) + (back ? backMark : "")));

/** Puts the plan into the tray; the same plan again finds its place. */
export function putRequest(request: Request, planFile: string): void {
  mkdirSync(request.folder, { recursive: true, mode: 0o700 });
  rmSync(request.progress, { force: true });
  copyFileSync(planFile, `${request.plan}.part`);
  renameSync(`${request.plan}.part`, request.plan);
}

/** Requests not yet ended, oldest name first. */
export function listRequests(tray: string): Request[] {
  if (!existsSync(tray)) return [];
  return readdirSync(tray)
    .sort()
    .map((name) => requestIn(join(tray, name)))
    .filter(({ plan }) => existsSync(plan));
}

/** The plan leaves the tray: nothing more of it is done. */
export const withdraw = ({ plan }: Request): void => rmSync(plan, { force: true });
export const isWithdrawn = ({ plan }: Request): boolean => !existsSync(plan);

export function putProgress({ progress }: Request, now: Progress): void {
  writeFileSync(`${progress}.part`, JSON.stringify(now));
  renameSync(`${progress}.part`, progress);
}

export const findProgress = ({ progress }: Request): Progress | undefined =>
  existsSync(progress) ? (JSON.parse(readFileSync(progress, "utf8")) as Progress) : undefined;
