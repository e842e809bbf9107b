// Open cases that still stand at a household which split, is no more, or which their person left, and of which nobody said since
// which household they follow. Only those that this reader may both read and say it of: others are not even counted.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listOpenFollowing, type OpenFollowing } from "../../db/people/list-open-following.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { textsOf } from "../../workflows/kernel/data.ts";
import { isNamed } from "../access/session.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";
import { type HouseholdChoice, householdChoice } from "./household-choice.ts";
import { standingOf } from "./same-person.ts";
import type { ShownHousehold } from "./shown-household.ts";

/** ⚙ Open cases of one household that are looked at for one page. */
export const mostFollowing = 100;

export interface CaseToFollow {
  found: FoundCase;
  choice: HouseholdChoice & { asks: NonNullable<HouseholdChoice["asks"]> };
  /** The one where the person of the case lives; absent where she lives in none of them. */
  proposed?: string;
}

/** Of several in which she lives, the one of the kind that the case followed. */
function proposedOf(choices: readonly ShownHousehold[], persons: readonly string[], kind: string | undefined) {
  const hers = choices.filter(({ members }) => members.some(({ person }) => persons.includes(person)));
  return (hers.find((one) => one.kind === kind) ?? hers[0])?.household;
}

/** Her record and the one in which it goes on, or those that go on in hers: of another only if a search would show it. */
async function recordsOf(ctx: SessionContext, personId: string): Promise<string[]> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), personId);
  const context = found?.snapshot.doc.context ?? {};
  const others = [standingOf(context), ...textsOf(context.absorbed)].filter((one) => one !== undefined);
  const shown = await listShown(ctx.driver, searchRights(ctx.policy, ctx.session), others);
  return [personId, ...shown.map((one) => one.personId)];
}

/** `householdId`: one that the reader may read. `next`: after which the cases come that were not looked at. */
export async function casesToFollow(
  ctx: SessionContext,
  householdId: string,
  kind: string,
  after?: OpenFollowing,
): Promise<{ cases: CaseToFollow[]; next?: OpenFollowing }> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const rows = await listOpenFollowing(ctx.driver, permitted, householdId, mostFollowing + 1, after);
  const looked = rows.slice(0, mostFollowing);
  const cases: CaseToFollow[] = [];
  for (const { caseId } of looked) {
    const found = await findCase(ctx.driver, permitted, caseId);
    if (!found) continue;
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    const choice = await householdChoice(ctx, found.snapshot, access);
    if (choice?.asks === undefined) continue;
    const proposed = proposedOf(choice.choices, await recordsOf(ctx, found.snapshot.doc.head.personId ?? ""), kind);
    cases.push({
      found,
      choice: { ...choice, asks: choice.asks },
      ...(proposed === undefined ? {} : { proposed }),
    });
  }
  const last = rows.length > mostFollowing ? looked.at(-1) : undefined;
  return { cases, ...(last ? { next: last } : {}) };
}
