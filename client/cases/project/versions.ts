// The acts of a project put together: each draft with who approved and signed it and what was said of its goals until the next.
import { rowsOf, textOf } from "../../../workflows/kernel/data.ts";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { personSide } from "../../../workflows/rules/project/sides.ts";
import type { trpc } from "../../trpc.ts";

export type ProjectAct = Awaited<ReturnType<typeof trpc.cases.getProject.query>>["acts"][number];

export interface ProjectVersion {
  draft: ProjectAct;
  approval?: ProjectAct | undefined;
  signing?: ProjectAct | undefined;
  refusal?: ProjectAct | undefined;
  /** The refusal stands, and nobody of the person's side signed. */
  signedAlone: boolean;
  /** Newest first. */
  reviews: ProjectAct[];
  costCents: number;
}

export const rowsIn = (values: JsonObject, field: string): JsonObject[] => rowsOf(values[field]);
export const textIn = (values: JsonObject, field: string): string => textOf(values[field]);

const amount = (row: JsonObject): number => (typeof row.costCents === "number" ? row.costCents : 0);

/** Acts come newest first; so do the versions. */
export function projectVersions(acts: readonly ProjectAct[]): ProjectVersion[] {
  const drafts = acts.filter(({ type }) => type === "DRAFT_PROJECT");
  return drafts.map((draft, i) => {
    const next = drafts[i - 1]?.seq ?? Number.POSITIVE_INFINITY;
    const own = acts.filter(({ seq }) => seq > draft.seq && seq < next);
    const last = (wanted: string) => own.find(({ type }) => type === wanted);
    const signing = last("SIGN_PROJECT");
    const refusal = last("REFUSE_TO_SIGN");
    const qualities = signing?.values.signedQualities;
    const signed = Array.isArray(qualities) ? qualities.map(String) : [];
    return {
      ...{ draft, signing, refusal, approval: last("APPROVE_PROJECT") },
      signedAlone: refusal !== undefined && !signed.some((one) => personSide.includes(one)),
      // At the end often nothing is said of the goals.
      reviews: own.filter(
        (one) => one.type === "RECORD_REVIEW" || (one.type === "CLOSE" && rowsIn(one.values, "goalReviews").length > 0),
      ),
      costCents: rowsIn(draft.values, "actions").reduce((sum, row) => sum + amount(row), 0),
    };
  });
}

export interface GoalNow {
  outcome: string;
  value?: number;
  on: string;
}

/** What was last said of a goal, by its number. */
export function goalNow({ reviews }: ProjectVersion, goal: number): GoalNow | undefined {
  for (const { values, occurredOn } of reviews) {
    const row = rowsIn(values, "goalReviews").find((one) => one.goal === goal);
    if (!row) continue;
    const value = typeof row.reachedValue === "number" ? { value: row.reachedValue } : {};
    return { outcome: textIn(row, "goalOutcome"), ...value, on: occurredOn };
  }
  return undefined;
}
