// The ISEE declarations that may speak for a person: those of all records that are this person's, and of whoever lives in the
// same household those that are the household's (the ordinary and the current one). Each under the reader's own rights, and each
// record that is opened for it stands in the read log; of one she may not see nothing is told, not even that it is there.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { IseeDeclaration } from "../../workflows/rules/cost-sharing/share.ts";
import { type IseeKind, iseeKinds } from "../../workflows/rules/cost-sharing/tariff.ts";
import type { Access } from "../access/policy.ts";
import { isNamed, type Session } from "../access/session.ts";
import { papersOf } from "../people/papers-of.ts";
import { standingOf } from "../people/same-person.ts";
import { sealedWords } from "../people/sealed-words.ts";
import { searchRights } from "../search/rights.ts";
import type { GateServices } from "../services.ts";

/** What a question on cost sharing stands on, at the gate as on a page. */
export type Asking = Pick<GateServices, "driver" | "keys" | "policy" | "tables" | "clock"> & {
  reads: Pick<GateServices["reads"], "recordCase">;
  session: Session;
};

export interface Record {
  found: FoundCase;
  access: Access;
}

/** More is no household. */
const mostRecords = 20;

/** Of these the household has one; the others speak of who asks for the service alone. */
const ofHousehold: ReadonlySet<IseeKind> = new Set(["ordinary", "current"]);

export async function findRecord(asking: Asking, caseId: string, kind: string): Promise<Record | undefined> {
  const { driver, policy, session } = asking;
  const found = await findCase(driver, policy.readable(session, "content"), caseId);
  if (found?.snapshot.kind !== kind) return undefined;
  return { found, access: policy.accessTo(session, found.attributes, isNamed(session, found.readers)) };
}

const contextOf = ({ found }: Record): JsonObject => found.snapshot.doc.context;

/** Of a person beside the one the case names: only whom a search would show. */
async function findShown(asking: Asking, personId: string): Promise<Record | undefined> {
  const shown = await listShown(asking.driver, searchRights(asking.policy, asking.session), [personId]);
  return shown.length === 0 ? undefined : findRecord(asking, personId, "person");
}

/** The record that stands for the person, and those that go on in it. */
export async function ownRecords(asking: Asking, personId: string): Promise<Record[]> {
  const first = await findRecord(asking, personId, "person");
  if (!first) return [];
  const standingId = standingOf(contextOf(first));
  const standing = standingId === undefined ? first : await findShown(asking, standingId);
  const stands = standing ?? first;
  const ids = new Set([personId, ...textsOf(contextOf(stands).absorbed)]);
  ids.delete(stands.found.snapshot.caseId);
  const records = [stands];
  for (const id of [...ids].slice(0, mostRecords)) {
    const one = await findShown(asking, id);
    if (one) records.push(one);
  }
  return records;
}

/** The household of the ISEE, else the one of the register. */
async function householdOf(asking: Asking, records: readonly Record[]): Promise<Record | undefined> {
  const ids = [
    ...new Set(records.flatMap((one) => rowsOf(contextOf(one).households).map((row) => textOf(row.household)))),
  ];
  const households = new Map<string, Record>();
  for (const id of ids.slice(0, mostRecords)) {
    const one = await findRecord(asking, id, "household");
    const kind = one && textOf(contextOf(one).kind);
    if (one && kind && one.found.snapshot.state === "active" && !households.has(kind)) households.set(kind, one);
  }
  return households.get("isee") ?? households.get("registry");
}

/** Ids of who lives with the person. */
async function housemates(asking: Asking, records: readonly Record[], on: string): Promise<string[]> {
  const own = new Set(records.map(({ found }) => found.snapshot.caseId));
  const meant = await householdOf(asking, records);
  if (!meant) return [];
  const members = rowsOf(contextOf(meant).members).filter((row) => textOf(row.from) <= on);
  return members.map((row) => textOf(row.person)).filter((id) => id !== "" && !own.has(id));
}

/** Whose ISEE may be told of: the person's own, or of whom a search would show. */
export async function mayKnow(asking: Asking, records: readonly Record[], personId: string): Promise<boolean> {
  const own = records.find(({ found }) => found.snapshot.caseId === personId);
  return (own ?? (await findShown(asking, personId)))?.access.classes.has("economic") === true;
}

/** The last day after `since` on which somebody came into the household, of those a search would show. */
export async function householdChangedOn(
  asking: Asking,
  records: readonly Record[],
  since: string,
  today: string,
): Promise<string | undefined> {
  const meant = await householdOf(asking, records);
  if (!meant) return undefined;
  const came = rowsOf(contextOf(meant).members)
    .map((row) => ({ person: textOf(row.person), from: textOf(row.from) }))
    .filter(({ from }) => from > since && from <= today)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  for (const { person, from } of came.slice(0, mostRecords)) if (await findShown(asking, person)) return from;
  return undefined;
}

async function declaredIn(asking: Asking, record: Record): Promise<IseeDeclaration[]> {
  const { found, access } = record;
  const papers = papersOf(contextOf(record)).filter(({ about }) => about === "isee");
  if (papers.length === 0) return [];
  await asking.reads.recordCase(asking.session, found.snapshot, access);
  const words = await sealedWords(
    asking,
    found,
    papers.map(({ paper }) => paper),
    access,
  );
  return papers.flatMap(({ paper, from, until, endedOn }): IseeDeclaration[] => {
    const said = words(paper);
    const [given, cents] = [said("economic", "iseeKind"), said("economic", "iseeCents")];
    const number = said("economic", "dsuNumber");
    const kind = iseeKinds.find((one) => one === given);
    if (kind === undefined || typeof cents !== "number") return [];
    return [
      {
        ...{ person: found.snapshot.caseId, paper, kind, cents, from },
        ...(typeof number === "string" ? { number } : {}),
        ...(until === undefined ? {} : { until }),
        ...(endedOn === undefined ? {} : { endedOn }),
      },
    ];
  });
}

/** `closed`: the reader may not know the values of this person's ISEE. */
export async function declarationsOf(
  asking: Asking,
  records: readonly Record[],
  on: string,
): Promise<{ declarations: IseeDeclaration[]; closed: boolean }> {
  const declarations: IseeDeclaration[] = [];
  if (records.some(({ access }) => !access.classes.has("economic"))) return { declarations, closed: true };
  for (const record of records) declarations.push(...(await declaredIn(asking, record)));
  for (const id of (await housemates(asking, records, on)).slice(0, mostRecords)) {
    const one = await findShown(asking, id);
    if (!one?.access.classes.has("economic")) continue;
    declarations.push(...(await declaredIn(asking, one)).filter(({ kind }) => ofHousehold.has(kind)));
  }
  return { declarations, closed: false };
}
