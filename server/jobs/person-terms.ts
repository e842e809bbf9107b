// Finds what falls due in the records of persons who are in charge (papers, acts, coming of age) and sees to it that each of their
// cases holds just these terms. Nothing is remembered between two runs: a record that was corrected, a paper that was taken back
// and a case that was opened meanwhile are right at the next.
import { readCases } from "../../db/log/read-log.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { type InCharge, listInCharge } from "../../db/people/list-in-charge.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import {
  mostPersonTerms,
  type PersonTerm,
  personTermChanges,
  personTerms,
} from "../../workflows/kernel/person-terms.ts";
import type { Wanted } from "../../workflows/rules/person-terms/wanted.ts";
import { systemPermit } from "../engine/system.ts";
import { wantedOf } from "../people/falling-due.ts";
import type { Services } from "../services.ts";
import { systemCommand } from "./system-command.ts";

export type PersonTermServices = Pick<Services, "driver" | "port" | "clock" | "mac" | "tables" | "workflows">;

const sliceSize = 200;

const termOf = ({ sort, key, dueOn }: Wanted): PersonTerm => ({
  deadline: `${sort === "early" ? "personTermEarly" : "personTerm"}:${key}`,
  dueOn,
});

/** Brings one case up to date; true where it changed. */
async function bring(
  services: PersonTermServices,
  one: CaseSnapshot,
  record: CaseSnapshot,
  born: string | undefined,
): Promise<boolean> {
  const wanted = wantedOf(services, record, { born, territory: one.doc.head.territory }).map(termOf);
  const terms = wanted.slice(0, mostPersonTerms);
  const { start, end } = personTermChanges(one.doc.deadlines, terms);
  if (start.length + end.length === 0) return false;
  const command = systemCommand(services, {
    // The same on the same case is the same command, also after a crash.
    name: `${one.caseId}/${personTerms}/${one.seq}/${JSON.stringify(terms)}`,
    ...{ caseId: one.caseId, kind: one.kind, type: personTerms },
    open: { terms: terms.map((term) => ({ ...term })) },
  });
  return (await services.port.send(command)).ok;
}

async function bringSlice(services: PersonTermServices, rows: readonly InCharge[]): Promise<number> {
  const { driver } = services;
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const records = new Map((await readCases(driver, ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]));
  const born = new Map((await listPersons(driver, systemPermit(), ids)).map((one) => [one.personId, one.birthOn]));
  const cases = await readCases(
    driver,
    rows.map(({ caseId }) => caseId),
  );
  let changed = 0;
  for (const { snapshot } of cases) {
    const { personId } = snapshot.doc.head;
    const record = personId === undefined ? undefined : records.get(personId);
    if (record && (await bring(services, snapshot, record, born.get(record.caseId) ?? undefined))) changed += 1;
  }
  return changed;
}

/** Answers how many cases changed. */
export async function runPersonTerms(services: PersonTermServices): Promise<number> {
  const kinds = [...services.workflows.values()].filter((one) => one.personTerms).map(({ id }) => id);
  let changed = 0;
  let after: InCharge | undefined;
  for (;;) {
    const rows = await listInCharge(services.driver, systemPermit(), kinds, after, sliceSize);
    changed += await bringSlice(services, rows);
    after = rows.at(-1);
    if (rows.length < sliceSize) return changed;
  }
}
