// Days, acts and outcomes that the tests of housing share.
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Outcome } from "./pure-case.ts";

export const start = "2026-03-02";
export const key = "comune/020038";
export const colleague = { accountId: "worker-2", roles: ["supervisor"] } as const;
export const day = (n: number) => addDays(start, n);
export const act = (n: number, more: JsonObject = {}): JsonObject => ({
  actKind: "determination",
  actNumber: "1/ES",
  actOn: day(n),
  actBody: "Comune di prova",
  signatoryRole: "serviceHead",
  ...more,
});

export function follow(outcome: Outcome): CaseSnapshot {
  if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
  return outcome.after;
}
export const reasons = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.refusal.reasons : [outcome.kind]);
export const effectsOf = (outcome: Outcome) => {
  if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
  return outcome.decision.effects;
};
