// Turns whatever a call threw into one of the codes the screens switch on. Messages of the server are for logs,
// never shown.

export type ProblemCode =
  | "OFFLINE"
  | "UNAUTHORIZED"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "STALE"
  | "INVALID"
  | "LIMIT"
  | "REFUSED"
  | "BUG";

export interface AppProblem {
  code: ProblemCode;
  requestId?: string;
  /** What the server added: the refusal, what changed, the fields. */
  details?: unknown;
}

const codes = new Set<string>(["UNAUTHORIZED", "NOT_FOUND", "FORBIDDEN", "STALE", "INVALID", "LIMIT", "REFUSED"]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isCode = (value: unknown): value is ProblemCode => typeof value === "string" && codes.has(value);

/** No answer at all, or one from a proxy with the server gone, is OFFLINE; what nobody named is a BUG. */
export function readProblem(error: unknown): AppProblem {
  const data = isRecord(error) && isRecord(error.data) ? error.data : undefined;
  if (!data) return { code: "OFFLINE" };
  const code = isCode(data.app) ? data.app : undefined;
  const status = typeof data.httpStatus === "number" ? data.httpStatus : 500;
  const fallback: ProblemCode = status === 502 || status === 503 || status === 504 ? "OFFLINE" : "BUG";
  return {
    code: code ?? fallback,
    ...(typeof data.requestId === "string" ? { requestId: data.requestId } : {}),
    ...(data.details === undefined ? {} : { details: data.details }),
  };
}
