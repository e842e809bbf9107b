// Who ever lived with a person: what happened in a home is not over because somebody left it, in whatever way.
// Told out of the acts as they stand, so that who was a member by mistake is not among them. For what is kept from others, never shown.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listActs } from "../../db/cases/list-acts.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import {
  actsThatStand,
  type HouseholdAct,
  type Membership,
  membershipActs,
  memberships,
} from "../../workflows/rules/households/memberships.ts";
import type { SessionContext } from "../trpc.ts";

type Reading = Pick<SessionContext, "driver">;
type Permitted = ReturnType<SessionContext["policy"]["readable"]>;

/** ⚙ Acts on one record, and households of one person, that are looked at. */
const mostActs = 2_000;
const mostHouseholds = 60;

const parsed = (payload: string) => JSON.parse(payload) as JsonObject;

/** All households that the record ever joined, unless that was taken back; undefined where there is too much to look at. */
export async function everJoined(
  { driver }: Reading,
  found: Pick<FoundCase, "snapshot">,
): Promise<string[] | undefined> {
  const rows = await listActs(driver, found, ["JOIN_HOUSEHOLD"], mostActs);
  const { takenBack } = found.snapshot.doc;
  return rows
    ?.filter(({ seq }) => takenBack[seq] === undefined)
    .map(({ payload }) => textOf(parsed(payload).household));
}

/** Acts on a household as they stand; undefined where there is too much to look at. */
export async function standingActs(
  { driver }: Reading,
  found: Pick<FoundCase, "snapshot">,
): Promise<HouseholdAct[] | undefined> {
  const rows = await listActs(driver, found, membershipActs, mostActs);
  const { doc } = found.snapshot;
  return (
    rows &&
    actsThatStand(
      rows.map(({ payload, ...row }) => ({ ...row, data: parsed(payload) })),
      doc,
    )
  );
}

const atOnce = (one: Membership, other: Membership): boolean =>
  one.from <= (other.until ?? "9999-12-31") && other.from <= (one.until ?? "9999-12-31");

/**
 * Others who lived with her at the same time, in any household she ever joined. `records`: all of one person. Of one with too many acts
 * to look at nobody is told beside those who live there now.
 */
export async function livedWith(
  services: Reading,
  permitted: Permitted,
  records: readonly CaseSnapshot[],
): Promise<string[]> {
  const own = new Set(records.map(({ caseId }) => caseId));
  const joined = new Set<string>();
  for (const snapshot of records) for (const id of (await everJoined(services, { snapshot })) ?? []) joined.add(id);
  const persons = new Set<string>();
  for (const id of [...joined].slice(-mostHouseholds)) {
    const found = await findCase(services.driver, permitted, id);
    const stays = memberships((found?.snapshot.kind === "household" && (await standingActs(services, found))) || []);
    const hers = stays.filter(({ person }) => own.has(person));
    for (const one of stays)
      if (!own.has(one.person) && hers.some((stay) => atOnce(stay, one))) persons.add(one.person);
  }
  return [...persons];
}
