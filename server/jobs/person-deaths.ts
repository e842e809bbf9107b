// Sees to it that open cases know of a death in the record of the person they are about, and that a death which was a mistake is taken
// back. Nothing is remembered between two runs: what the record that stands says now is compared with what the case heard, so that
// cases from before, records that were merged or told apart, and an application that passed to somebody else are right at the next.

import { readCases } from "../../db/log/read-log.ts";
import { type InCharge, listInCharge, listInChargeOf } from "../../db/people/list-in-charge.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { heardDeath, personDeath } from "../../workflows/kernel/person-death.ts";
import type { Hint } from "../engine/command.ts";
import { systemPermit } from "../engine/system.ts";
import { standingOf } from "../people/same-person.ts";
import type { Services } from "../services.ts";
import { isPassing, systemCommand } from "./system-command.ts";

export type PersonDeathServices = Pick<Services, "driver" | "port" | "clock" | "mac" | "workflows">;

const personKind = "person";
const sliceSize = 100;
/** Of one person, and of all that one run was asked about. */
const mostCases = 5_000;

export const hearingKinds = ({ workflows }: Pick<Services, "workflows">): string[] =>
  [...workflows.values()].filter(({ versions, current }) => versions[current]?.onDeath).map(({ id }) => id);

const byId = async ({ driver }: PersonDeathServices, ids: readonly string[]): Promise<Map<string, CaseSnapshot>> => {
  const found = new Map<string, CaseSnapshot>();
  for (let i = 0; i < ids.length; i += sliceSize)
    for (const { snapshot } of await readCases(driver, ids.slice(i, i + sliceSize)))
      found.set(snapshot.caseId, snapshot);
  return found;
};

/** Each record beside the one that stands for it, by the id of the first. */
async function standing(services: PersonDeathServices, ids: readonly string[]): Promise<Map<string, CaseSnapshot>> {
  const records = await byId(services, ids);
  const elsewhere = new Map<string, string>();
  for (const [id, { doc }] of records) {
    const other = standingOf(doc.context);
    if (other !== undefined) elsewhere.set(id, other);
  }
  const others = await byId(services, [...new Set(elsewhere.values())]);
  return new Map([...records].map(([id, record]) => [id, others.get(elsewhere.get(id) ?? "") ?? record]));
}

/** What the case is to be told; undefined when it knows. */
function newsFor({ doc }: CaseSnapshot, person: string, record: CaseSnapshot): JsonObject | undefined {
  const { diedOn } = record.doc.context;
  if (record.state === "deceased" && typeof diedOn === "string")
    return heardDeath(doc)?.diedOn === diedOn ? undefined : { person, deathNews: "recorded", diedOn };
  return doc.death === undefined ? undefined : { person, deathNews: "withdrawn" };
}

/** Answers how many cases heard something new. What the writer had no time for is asked again at the next run. */
async function bring(services: PersonDeathServices, rows: readonly InCharge[]): Promise<number> {
  const cases = await byId(
    services,
    rows.map(({ caseId }) => caseId),
  );
  const records = await standing(services, [...new Set(rows.map(({ personId }) => personId))]);
  let told = 0;
  for (const snapshot of cases.values()) {
    const { caseId, kind, seq, workflowVersion, doc } = snapshot;
    const person = doc.head.personId;
    const record = person === undefined ? undefined : records.get(person);
    if (person === undefined || !record) continue;
    if (!services.workflows.get(kind)?.versions[workflowVersion]?.onDeath) continue;
    const news = newsFor(snapshot, person, record);
    if (!news) continue;
    // The same on the same case is the same command, also after a crash.
    const name = `${caseId}/${personDeath}/${seq}/${JSON.stringify(news)}`;
    const answer = await services.port.send(
      systemCommand(services, { name, caseId, kind, type: personDeath, open: news }),
    );
    if (answer.ok) told += 1;
    else if (isPassing(answer)) return told;
  }
  return told;
}

/** All open cases that hear of deaths, in slices. */
export async function runPersonDeaths(services: PersonDeathServices, signal?: AbortSignal): Promise<number> {
  const kinds = hearingKinds(services);
  let told = 0;
  let after: InCharge | undefined;
  do {
    signal?.throwIfAborted();
    const rows = await listInCharge(services.driver, systemPermit(), kinds, after, sliceSize);
    told += await bring(services, rows);
    after = rows.length < sliceSize ? undefined : rows.at(-1);
  } while (after);
  return told;
}

/** Of what a commit touched: records of persons, and cases that may be about somebody else than before. */
export function touchedBy({ cases }: Hint, kinds: readonly string[]): string[] {
  return cases.filter(({ kind }) => kind === personKind || kinds.includes(kind)).map(({ caseId }) => caseId);
}

/** Only what has to do with these records and cases: at once after a commit. */
export async function tellOfDeaths(services: PersonDeathServices, touched: readonly string[]): Promise<number> {
  const kinds = hearingKinds(services);
  const found = [...(await byId(services, touched)).values()];
  const persons = new Set<string>();
  for (const { caseId, kind, doc } of found) {
    if (kind !== personKind) {
      if (doc.head.personId !== undefined) persons.add(doc.head.personId);
      continue;
    }
    persons.add(caseId);
    // The cases that stand at records which go on in this one.
    for (const one of Array.isArray(doc.context.absorbed) ? doc.context.absorbed : []) persons.add(String(one));
  }
  if (persons.size === 0) return 0;
  const rows = await listInChargeOf(services.driver, systemPermit(), kinds, [...persons], mostCases);
  return bring(services, rows);
}
