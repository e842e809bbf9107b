// Which household a case follows, and whether somebody must say so: its household split, is no more, or its person left it since.
// Only for who may choose.
import { findCase } from "../../db/cases/find-case.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { followHousehold, householdsToFollow } from "../../workflows/kernel/follow-household.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import type { SessionContext } from "../trpc.ts";
import { standingOf } from "./same-person.ts";
import { findHousehold, type ShownHousehold } from "./shown-household.ts";

export interface HouseholdChoice {
  followed?: string;
  /** Why somebody must choose; absent where nobody must. */
  asks?: "split" | "gone" | "left";
  /** The day of the split. */
  splitOn?: string;
  choices: ShownHousehold[];
}

/** When it was last settled which household the case follows: chosen, or taken when the case was opened. */
async function settledAt(ctx: SessionContext, { caseId, doc }: CaseSnapshot): Promise<string> {
  if (doc.head.householdAt !== undefined) return doc.head.householdAt;
  const [opening] = await readCaseEvents(ctx.driver, caseId, 0, 1);
  return opening?.recorded_at ?? "";
}

interface Followed {
  snapshot: CaseSnapshot;
  person: JsonObject;
  since: string;
  wasChosen: boolean;
}

function asked({ snapshot, person, since, wasChosen }: Followed): Pick<HouseholdChoice, "asks" | "splitOn"> {
  if (snapshot.state !== "active") return { asks: "gone" };
  const split = rowsOf(snapshot.doc.context.splits).find((one) => textOf(one.recordedAt) > since);
  if (split) return { asks: "split", splitOn: textOf(split.on) };
  const isThere =
    rowsOf(person.households).some((one) => textOf(one.household) === snapshot.caseId) ||
    // By the record in which hers goes on.
    rowsOf(snapshot.doc.context.members).some((one) => textOf(one.person) === standingOf(person));
  return isThere || wasChosen ? {} : { asks: "left" };
}

export async function householdChoice(
  ctx: SessionContext,
  snapshot: CaseSnapshot,
  access: Access,
): Promise<HouseholdChoice | undefined> {
  const { personId, householdId, householdAt, closed } = snapshot.doc.head;
  if (closed || personId === undefined || !access.send(followHousehold)) return undefined;
  const permitted = ctx.policy.readable(ctx.session, "content");
  const person = (await findCase(ctx.driver, permitted, personId))?.snapshot.doc.context;
  if (!person) return undefined;
  const followed = householdId === undefined ? undefined : await findCase(ctx.driver, permitted, householdId);
  const side = followed && { id: followed.snapshot.caseId, context: followed.snapshot.doc.context };
  const around = { person, ...(side ? { followed: side } : {}) };
  const choices: ShownHousehold[] = [];
  for (const id of householdsToFollow(around)) {
    const one = await findHousehold(ctx, id);
    if (one && !one.isOver) choices.push(one);
  }
  const since = await settledAt(ctx, snapshot);
  const question = followed
    ? asked({ snapshot: followed.snapshot, person, since, wasChosen: householdAt !== undefined })
    : {};
  return {
    ...(householdId === undefined ? {} : { followed: householdId }),
    // Nothing is asked where there is nothing to choose.
    ...(choices.length > 0 ? question : {}),
    choices,
  };
}
