// One row of an act on many cases: the envelope the gate gets, and what came of it in one word with the reasons. The gate
// is the same as for a single act; what is added here is that the event may be sent to many cases at all.
import type { JobRow } from "../../db/bulk/jobs.ts";
import type { StoredCase } from "../../db/log/read-log.ts";
import type { AloneReason } from "../../workflows/kernel/alone.ts";
import { aloneReason, goesToMany } from "../../workflows/kernel/bulk.ts";
import type { EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { followHousehold } from "../../workflows/kernel/follow-household.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Answer } from "../engine/command.ts";
import { type Envelope, uuidOf } from "../engine/send.ts";
import { AppError } from "../errors.ts";

/** What was asked, the same for every row; sealed in the job. */
export interface Asked {
  payload: JsonObject;
  occurredOn: string;
  /** How the cases were chosen: words for the list of jobs. */
  chosen: Chosen;
  /** Kinds it is meant for: another kind may call something else by the same name. Absent: all. */
  kinds?: readonly string[];
}

export type Chosen =
  | { by: "hand" }
  /** The work list as it was filtered; the words of a search are not kept. */
  | { by: "filter"; filter: JsonObject; searched: boolean }
  /** A plan for the cases of one colleague. */
  | { by: "plan"; accountId: string }
  /** Cases of a household that split, of each of which it was said which one it follows. */
  | { by: "households" }
  | { by: "undo" };

/** Why a row was not done; texts in the client's words, `refused` and `payload` with those of the workflow. */
export type RowCode =
  | "done"
  | "refused"
  | "changed"
  | "notFound"
  | "forbidden"
  | "payload"
  | "otherKind"
  | "notBulk"
  | "limit"
  | "failed";

export interface RowReason {
  /** Text ids of `texts.reasons`. */
  reasons: string[];
  fields: string[];
}

export interface Outcome {
  code: RowCode;
  reason?: RowReason;
  madeSeq?: number;
}

export const undoType = "UNDO";

/** A judgment of each case, which may be sent with others only where it was said of each by itself. */
export const isSaidOfEach = (type: string, chosen: Chosen): boolean =>
  chosen.by === "households" && type === followHousehold;

/** Thrown where the event is sent to one case at a time. */
export class NotBulk extends Error {
  override name = "NotBulk";
  readonly why: AloneReason;
  constructor(why: AloneReason) {
    super(why);
    this.why = why;
  }
}

/** Thrown where the act was not meant for cases of this kind. */
class OtherKind extends Error {
  override name = "OtherKind";
}

/** Asked after the gate, which alone says what one may know of the case. */
export function assertBulk(
  { type, chosen, kinds }: Pick<Asked, "chosen" | "kinds"> & { type: string },
  { workflow, info }: { workflow: Workflow; info: EventInfo },
): void {
  if (type === undoType || isSaidOfEach(type, chosen)) return;
  if (kinds && !kinds.includes(workflow.id)) throw new OtherKind(workflow.id);
  if (!goesToMany(workflow, info)) throw new NotBulk(aloneReason(workflow, info) ?? "ownItem");
}

/** The same command whenever it is asked: a job that resumes doubles nothing. */
export const envelopeOf = (
  job: Pick<JobRow, "id" | "type"> & Pick<Asked, "payload" | "occurredOn">,
  row: { caseId: string; seq: number; own: string },
): Envelope => ({
  caseId: row.caseId,
  commandId: uuidOf(`bulk/${job.id}/${row.caseId}`),
  expectedSeq: row.seq,
  strict: true,
  // An undo is an act of the moment in which it is made.
  ...(job.type === undoType ? {} : { occurredOn: job.occurredOn }),
  event: {
    type: job.type,
    payload: row.own === "" ? job.payload : { ...job.payload, ...(JSON.parse(row.own) as JsonObject) },
  },
});

/** A case unknown and a case forbidden look alike here too. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof NotBulk) return { code: "notBulk", reason: { reasons: [`alone.${error.why}`], fields: [] } };
  if (error instanceof OtherKind) return { code: "otherKind" };
  if (!(error instanceof AppError)) throw error;
  const { reason, problems } = error.details;
  switch (error.code) {
    case "NOT_FOUND":
      return { code: "notFound" };
    case "FORBIDDEN":
      return { code: "forbidden" };
    case "LIMIT":
      return { code: "limit" };
    case "INVALID":
      if (reason === "unknownEvent" || reason === "noSuchEvent") return { code: "otherKind" };
      return {
        code: "payload",
        reason: { reasons: [], fields: [...new Set((problems ?? []).map(({ path }) => path))] },
      };
    default:
      return { code: "failed" };
  }
}

export function outcomeOfAnswer(answer: Answer): Outcome {
  if (answer.ok) return { code: "done", madeSeq: answer.seq };
  switch (answer.code) {
    case "REFUSED":
      return { code: "refused", reason: { reasons: answer.refusal.reasons, fields: answer.refusal.fields ?? [] } };
    case "STALE":
      return { code: "changed" };
    case "NOT_FOUND":
      return { code: "notFound" };
    case "LIMIT":
      return { code: "limit" };
    default:
      return { code: "failed" };
  }
}

export const reasonText = ({ reason }: Outcome): string =>
  reason && reason.reasons.length + reason.fields.length > 0 ? JSON.stringify(reason) : "";

export const readReason = (text: string): RowReason =>
  text === "" ? { reasons: [], fields: [] } : (JSON.parse(text) as RowReason);

/** Kind and seq of a case that the reader was let to. */
export const standsAt = (stored: StoredCase | undefined) => ({
  kind: stored?.snapshot.kind ?? "",
  seq: stored?.snapshot.seq ?? 0,
});
