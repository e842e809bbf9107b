// The code and reason by which something is refused; '' when it is not. What is no refusal is thrown on.
import { AppError } from "../../server/errors.ts";

export function codeOf(what: () => unknown): string {
  try {
    what();
    return "";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, error.details.reason].filter(Boolean).join(" ");
  }
}
