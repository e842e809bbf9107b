// The jobs of the reader's thread: long reads that would keep the pages waiting, and pages themselves while it has nothing else. A job is a function of what the thread
// holds, its own input and the tools to tell how far it is and to hear that nobody wants it any more. Input, progress and
// result cross threads, so they are plain data.
import type { Permitted } from "../db/access.ts";
import type { Driver } from "../db/driver/driver.ts";
import type { Workflow } from "../workflows/kernel/definition.ts";
import { drawLetter } from "./documents/draw-letter.ts";
import { exportList } from "./exports/export-list.ts";
import { readTable } from "./imports/read-table.ts";
import { findAlike, findAlikeRows, listAlike } from "./people/alike-job.ts";
import { findDueTerms } from "./people/due-terms-job.ts";
import { listDuplicates } from "./people/duplicates-job.ts";
import { readListPage } from "./queues/page-reads.ts";
import { countAnchors, findKeyAt } from "./queues/place-jobs.ts";

export interface ReaderContext {
  /** Read-only connection of the thread, for short statements. */
  driver: Driver;
  /** A connection of the job's own, which it closes: one that holds a moment would hold it for all. */
  open: () => Driver;
  workflows: ReadonlyMap<string, Workflow>;
  /** What main's policy permitted, from its text form. */
  permitted: (message: string) => Permitted;
}

export interface JobTools<Progress> {
  /** Asked between slices; a job that was cancelled throws its reason. */
  signal: AbortSignal;
  tell: (progress: Progress) => void;
}

export type ReaderJob<Input, Result, Progress> = (
  context: ReaderContext,
  input: Input,
  tools: JobTools<Progress>,
) => Promise<Result>;

export const readerJobs = {
  ...{ countAnchors, drawLetter, exportList, findAlike, findAlikeRows, findKeyAt, listAlike, listDuplicates },
  ...{ findDueTerms, readListPage, readTable },
};

export type ReaderJobs = typeof readerJobs;
export type JobName = keyof ReaderJobs;
export type JobInput<Name extends JobName> = Parameters<ReaderJobs[Name]>[1];
export type JobResult<Name extends JobName> = Awaited<ReturnType<ReaderJobs[Name]>>;
export type JobProgress<Name extends JobName> = Parameters<Parameters<ReaderJobs[Name]>[2]["tell"]>[0];
