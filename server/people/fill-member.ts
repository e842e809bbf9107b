// An act on members of a household may name a record of a person who is there by another record of hers: where only one is meant, and
// who acts is shown it, that one is written. Else the machine says what is wrong.
import { readCases } from "../../db/log/read-log.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { rowsOf, textOf, textsOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import { searchRights } from "../search/rights.ts";
import type { GateServices } from "../services.ts";
import { standingOf } from "./same-person.ts";

type Asking = Pick<GateServices, "driver" | "policy"> & { session: Session };

async function contextsOf({ driver }: Asking, ids: readonly string[]): Promise<Map<string, JsonObject>> {
  const found = await readCases(driver, ids);
  return new Map(found.map(({ snapshot: { caseId, doc } }) => [caseId, doc.context as JsonObject]));
}

/** By the record that was named, the one by which she is a member. */
async function meantBy(
  asking: Asking,
  named: readonly string[],
  members: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const own = await contextsOf(asking, named);
  const standing = new Map([...own].map(([id, context]) => [id, standingOf(context) ?? id]));
  const stands = await contextsOf(asking, [...new Set(standing.values())]);
  const meant = new Map<string, string>();
  for (const [id, at] of standing) {
    const there = [at, ...textsOf(stands.get(at)?.absorbed)].filter((one) => members.has(one));
    const [only] = there;
    if (only !== undefined && there.length === 1) meant.set(id, only);
  }
  const rights = searchRights(asking.policy, asking.session);
  const shown = new Set((await listShown(asking.driver, rights, [...meant.values()])).map(({ personId }) => personId));
  return new Map([...meant].filter(([, one]) => shown.has(one)));
}

/** `open`: of an act that names one person, or several who move; what of it is to be written otherwise. */
export async function fillMember(asking: Asking, { doc }: CaseSnapshot, open: JsonObject): Promise<JsonObject> {
  const members = new Set(rowsOf(doc.context.members).map((row) => textOf(row.person)));
  const movers = rowsOf(open.movers);
  const named = [textOf(open.person), ...movers.map((row) => textOf(row.person))];
  const others = named.filter((id) => id !== "" && !members.has(id));
  if (others.length === 0) return {};
  const meant = await meantBy(asking, others, members);
  const person = meant.get(textOf(open.person));
  return {
    ...(person === undefined ? {} : { person }),
    ...(movers.some((row) => meant.has(textOf(row.person)))
      ? { movers: movers.map((row) => ({ ...row, person: meant.get(textOf(row.person)) ?? textOf(row.person) })) }
      : {}),
  };
}
