// What was recorded of who lives where, as it stands: of a person the households she joined, of a household its acts.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listActs } from "../../db/cases/list-acts.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { actsThatStand, type HouseholdAct, membershipActs } from "../../workflows/rules/households/memberships.ts";
import type { SessionContext } from "../trpc.ts";

type Reading = Pick<SessionContext, "driver">;

/** ⚙ Acts on one record that are looked at for one answer. */
const mostActs = 2_000;

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
export async function membershipActsOf(
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
