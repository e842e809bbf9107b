// The read of one case, as its page asks it, and as it is asked ahead while the page's code is still on its way.
import { trpc } from "./trpc.ts";
import { addressMinute } from "./ui/format.ts";

export interface CaseAsked {
  caseId: string;
  /** As it was at this minute. */
  at?: string;
}

export const caseAsked = (caseId: string, at: unknown): CaseAsked => {
  const minute = addressMinute(at as string | string[] | undefined);
  return { caseId, ...(minute === undefined ? {} : { at: minute }) };
};

export const readCase = (input: CaseAsked, signal: AbortSignal) => trpc.cases.getCase.query(input, { signal });
