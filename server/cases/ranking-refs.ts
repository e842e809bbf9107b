// Rankings a case remembers, as its pages list them: those that were approved, then the one that is proposed.
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";

export const refsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

export interface RankingShown {
  stage: string;
  /** With `document` it finds the frozen rows. */
  seq: number;
  document: string;
  count: number;
  sha256: string;
  approved: boolean;
}

/** Each with what `more` takes of it. */
export function rankingsIn<More extends object>(
  { approved, proposal }: JsonObject,
  more: (one: JsonObject) => More,
): (RankingShown & More)[] {
  const shown = (isApproved: boolean) => (one: JsonObject) => ({
    stage: String(one.stage),
    seq: Number(one.seq),
    document: String(one.document),
    count: Number(one.count),
    sha256: String(one.sha256),
    approved: isApproved,
    ...more(one),
  });
  return [...refsOf(approved).map(shown(true)), ...refsOf(proposal ? [proposal] : []).map(shown(false))];
}
