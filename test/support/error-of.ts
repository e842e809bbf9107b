// The refusal a promise ends with, whether the procedure threw it or the caller wrapped it.
import { AppError } from "../../server/errors.ts";

/** Fails where it is answered, or broken by anything else. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const found = error instanceof AppError ? error : (error as { cause?: unknown } | undefined)?.cause;
  if (found instanceof AppError) return found;
  throw new Error(error === undefined ? "it was answered" : "no refusal", { cause: error });
}
