// The file of a plan: JSON lines, so that a hundred thousand cases need no memory. The first line says of what, one line
// a case follows, the last one counts and closes it: a file without that line is a plan that was broken off.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Verdict } from "../../workflows/kernel/trial.ts";
import type { PlanLine } from "./plan.ts";

export interface PlanHead {
  plan: "workflow";
  format: 1;
  workflow: string;
  to: number;
  /** Hash of each version concerned, as locked: another release decides otherwise. */
  versions: Record<string, string>;
  madeAt: string;
  also: readonly Verdict[];
  runningOnly: boolean;
}

export interface PlanEnd {
  cases: number;
  moves: number;
  verdicts: Partial<Record<Verdict, number>>;
  /** SHA-256 over the lines before this one: names the plan. */
  sha256: string;
}

/** Writes the whole plan beside the file and puts it in place when it is closed. */
export async function writePlan(
  file: string,
  head: PlanHead,
  lines: AsyncIterable<PlanLine>,
  onLine: (line: PlanLine) => Promise<void>,
): Promise<PlanEnd> {
  const out = createWriteStream(`${file}.part`, { mode: 0o600 });
  const hash = createHash("sha256");
  const end: Omit<PlanEnd, "sha256"> = { cases: 0, moves: 0, verdicts: {} };
  const put = async (value: unknown): Promise<void> => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    if (!out.write(text)) await once(out, "drain");
  };
  try {
    await put(head);
    for await (const line of lines) {
      end.cases += 1;
      end.moves += line.move ? 1 : 0;
      end.verdicts[line.verdict] = (end.verdicts[line.verdict] ?? 0) + 1;
      await put(line);
      await onLine(line);
    }
    const closed: PlanEnd = { ...end, sha256: hash.digest("hex") };
    out.end(`${JSON.stringify(closed)}\n`);
    await once(out, "close");
    renameSync(`${file}.part`, file);
    return closed;
  } catch (error) {
    out.destroy();
    rmSync(`${file}.part`, { force: true });
    throw error;
  }
}

export interface ReadPlan {
  head: PlanHead;
  end: PlanEnd;
  /** Reads the file again, case by case. */
  lines: () => AsyncGenerator<PlanLine>;
}

async function* textLines(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    input.destroy();
  }
}

/** Throws for the operator when the file is no whole plan, or was changed. */
export async function readPlan(file: string): Promise<ReadPlan> {
  const hash = createHash("sha256");
  let head: PlanHead | undefined;
  let end: PlanEnd | undefined;
  try {
    for await (const line of textLines(file)) {
      const read = JSON.parse(line) as Partial<PlanHead & PlanEnd>;
      if (end) throw new Error("something follows the last line");
      if (!head) head = read as PlanHead;
      if (read.sha256 === undefined) hash.update(`${line}\n`);
      else end = read as PlanEnd;
    }
  } catch (error) {
    throw new Error(`${file} cannot be read as a plan: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  if (head?.plan !== "workflow" || head.format !== 1) throw new Error(`${file} is no plan of this program`);
  if (!end) throw new Error(`${file} is a plan that was broken off: make it again`);
  if (hash.digest("hex") !== end.sha256) throw new Error(`${file} was changed since it was made`);
  return { head, end, lines: () => caseLines(file) };
}

async function* caseLines(file: string): AsyncGenerator<PlanLine> {
  for await (const line of textLines(file)) {
    const read = JSON.parse(line) as Partial<PlanLine>;
    if (read.caseId !== undefined) yield read as PlanLine;
  }
}
