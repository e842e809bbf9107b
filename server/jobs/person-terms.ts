// Sees to it that each case in charge holds just the terms that fall due in the record of its person (papers, acts, coming of age).
// Nothing is remembered between two runs: a record that was corrected, a paper that was taken back and a case that was opened
// meanwhile are right at the next. What is due is found in the reader's thread.
import { setTimeout } from "node:timers/promises";
import { toMessage } from "../../db/access.ts";
import type { InCharge } from "../../db/people/list-in-charge.ts";
import { district } from "../../workflows/kernel/ids.ts";
import { personTerms } from "../../workflows/kernel/person-terms.ts";
import { systemPermit } from "../engine/system.ts";
import type { DueCase } from "../people/due-terms-job.ts";
import { aheadOfTerms } from "../people/falling-due.ts";
import { JobCancelled } from "../reader-port.ts";
import type { Services } from "../services.ts";
import { systemCommand } from "./system-command.ts";

export type PersonTermServices = Pick<Services, "port" | "clock" | "mac" | "tables" | "workflows" | "reader">;

/** True where the case changed. */
async function bring(services: PersonTermServices, { caseId, kind, seq, terms }: DueCase): Promise<boolean> {
  const command = systemCommand(services, {
    // The same on the same case is the same command, also after a crash.
    name: `${caseId}/${personTerms}/${seq}/${JSON.stringify(terms)}`,
    ...{ caseId, kind, type: personTerms },
    open: { terms: terms.map((term) => ({ ...term })) },
  });
  return (await services.port.send(command)).ok;
}

export interface PersonTermsRun {
  /** Aborted it ends, and begins anew at the next run. */
  signal?: AbortSignal;
  /** Between two stretches it rests so many times as long as the last one took: nobody waits for it. */
  rest?: number;
}

/** Answers how many cases changed. */
export async function runPersonTerms(
  services: PersonTermServices,
  { signal, rest = 0 }: PersonTermsRun = {},
): Promise<number> {
  const places = [district, ...services.tables.comuni.map(({ istat }) => istat)];
  const asked = {
    permit: toMessage(systemPermit()),
    kinds: [...services.workflows.values()].filter((one) => one.personTerms).map(({ id }) => id),
    today: services.clock.today(),
    ahead: Object.fromEntries(places.map((at) => [at, aheadOfTerms(services, at)])),
  };
  let changed = 0;
  let after: InCharge | undefined;
  do {
    const since = performance.now();
    try {
      const found = await services.reader.run("findDueTerms", { ...asked, after }, signal ? { signal } : {});
      for (const one of found.due) if (await bring(services, one)) changed += 1;
      after = found.after;
      if (after && rest > 0) await setTimeout((performance.now() - since) * rest, undefined, signal ? { signal } : {});
    } catch (error) {
      if (error instanceof JobCancelled || signal?.aborted) return changed;
      throw error;
    }
  } while (after);
  return changed;
}
