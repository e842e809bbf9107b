// The closed list of errors a caller can meet, mapped to HTTP and tRPC once. A Refusal is a value and travels
// inside REFUSED; anything that is not an AppError is a bug and shows only its request id.
import { troubleOf } from "../db/driver/trouble.ts";
import type { Refusal } from "../workflows/kernel/decision.ts";
import type { Problem } from "../workflows/kernel/evaluate.ts";

export type AppErrorCode = "NOT_FOUND" | "FORBIDDEN" | "UNAUTHORIZED" | "STALE" | "INVALID" | "LIMIT" | "REFUSED";

/** What changed since the seq the caller knew. */
export interface Change {
  seq: number;
  type: string;
  actor: string;
  actorName?: string;
  recordedAt: string;
}

export interface AppErrorDetails {
  /** Text id in the client's words. */
  reason?: string;
  /** Text id in the words of the workflows, where they say why. */
  why?: string;
  problems?: Problem[];
  refusal?: Refusal & { texts: { it: string[]; en: string[] } };
  changes?: Change[];
  seq?: number;
  /** Open cases still assigned to an account that should leave. */
  openCases?: number;
}

export class AppError extends Error {
  override name = "AppError";
  readonly code: AppErrorCode;
  readonly details: AppErrorDetails;
  constructor(code: AppErrorCode, details: AppErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** LIMIT for what the disk or another program hinders (not for damage, which is nobody's to retry); else undefined. */
export function hindrance(error: unknown): AppError | undefined {
  const trouble = troubleOf(error);
  if (!trouble || trouble === "damaged") return undefined;
  return new AppError("LIMIT", { reason: trouble === "locked" ? "busy" : "disk" });
}

export const httpStatus: Record<AppErrorCode, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHORIZED: 401,
  STALE: 409,
  INVALID: 422,
  LIMIT: 429,
  REFUSED: 409,
};

export const trpcCode = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  UNAUTHORIZED: "UNAUTHORIZED",
  STALE: "CONFLICT",
  INVALID: "UNPROCESSABLE_CONTENT",
  LIMIT: "TOO_MANY_REQUESTS",
  REFUSED: "CONFLICT",
} as const satisfies Record<AppErrorCode, string>;
