// Whom a case of a list waits for, in words.
import type { Workflows } from "../workflows.ts";

/** Whom a case waits for: the body asked, where it is known, else what the step says. */
export const awaited = (
  workflows: Workflows,
  row: { kind: string; waitingFor: string; waitingOf: string | null },
): string =>
  row.waitingOf
    ? workflows.option(row.kind, row.waitingFor, row.waitingOf)
    : workflows.waiting(row.kind, row.waitingFor);
