// Who ever lived with a person: what happened in a home is not over because somebody left it, in whatever way. Who was a member by mistake
// is not among them. For what is kept from others, never shown.
import { findCase } from "../../db/cases/find-case.ts";
import { textsOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { type Membership, memberships } from "../../workflows/rules/households/memberships.ts";
import type { SessionContext } from "../trpc.ts";
import { everJoined, membershipActsOf } from "./membership-acts.ts";
import { standingOf } from "./same-person.ts";

type Reading = Pick<SessionContext, "driver">;
type Permitted = ReturnType<SessionContext["policy"]["readable"]>;

/** ⚙ Households of one person that are looked at. */
const mostHouseholds = 60;

const atOnce = (one: Membership, other: Membership): boolean =>
  one.from <= (other.until ?? "9999-12-31") && other.from <= (one.until ?? "9999-12-31");

/** All records of one person: this one, the one in which it goes on, and those that go on in that. For what is never shown. */
export async function recordsOf(
  { driver }: Reading,
  permitted: Permitted,
  person: CaseSnapshot,
): Promise<CaseSnapshot[]> {
  const find = async (id: string) => (await findCase(driver, permitted, id))?.snapshot;
  const above = standingOf(person.doc.context);
  const standing = above === undefined ? undefined : await find(above);
  const others: CaseSnapshot[] = [];
  for (const id of textsOf((standing ?? person).doc.context.absorbed)) {
    const one = id === person.caseId ? undefined : await find(id);
    if (one) others.push(one);
  }
  return [person, ...(standing ? [standing] : []), ...others];
}

/**
 * Others who lived with her at the same time, in any household she ever joined; undefined where there is too much to look at.
 * `records`: all of one person.
 */
export async function livedWith(
  services: Reading,
  permitted: Permitted,
  records: readonly CaseSnapshot[],
): Promise<string[] | undefined> {
  const own = new Set(records.map(({ caseId }) => caseId));
  const joined = new Set<string>();
  for (const snapshot of records) {
    const hers = await everJoined(services, { snapshot });
    if (!hers) return undefined;
    for (const id of hers) joined.add(id);
  }
  if (joined.size > mostHouseholds) return undefined;
  const persons = new Set<string>();
  for (const id of joined) {
    const found = await findCase(services.driver, permitted, id);
    if (found?.snapshot.kind !== "household") continue;
    const acts = await membershipActsOf(services, found);
    if (!acts) return undefined;
    const stays = memberships(acts);
    const hers = stays.filter(({ person }) => own.has(person));
    for (const one of stays)
      if (!own.has(one.person) && hers.some((stay) => atOnce(stay, one))) persons.add(one.person);
  }
  return [...persons];
}
