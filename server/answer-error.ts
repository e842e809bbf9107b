// How routes beside tRPC answer an error a caller can meet: `{code, details}` with the status of the code, and the id of the request.
import type { Context } from "hono";
import { AppError, hindrance, httpStatus } from "./errors.ts";

/** For `route.onError`; what is a bug goes on to the app. */
export function answerError(error: Error, c: Context<{ Variables: { requestId: string } }>): Response {
  const known = error instanceof AppError ? error : hindrance(error);
  if (!known) throw error;
  const { code, details } = known;
  return c.json({ code, details, requestId: c.get("requestId") }, { status: httpStatus[code] as 400 });
}
