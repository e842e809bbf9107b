// Open cases that still stand at a household which split, is no more, or which their person left, and of which nobody said since
// which household they follow. Only those that this reader may both read and say it of: others are not even counted.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listOpenFollowing } from "../../db/people/list-open-following.ts";
import { isNamed } from "../access/session.ts";
import type { SessionContext } from "../trpc.ts";
import { type HouseholdChoice, householdChoice } from "./household-choice.ts";
import type { ShownHousehold } from "./shown-household.ts";

/** ⚙ Open cases of one household that are looked at. */
export const mostFollowing = 100;

export interface CaseToFollow {
  found: FoundCase;
  choice: HouseholdChoice & { asks: NonNullable<HouseholdChoice["asks"]> };
  /** The one where the person of the case lives; absent where she lives in none of them. */
  proposed?: string;
}

/** Of several in which she lives, the one of the kind that the case followed. */
function proposedOf(choices: readonly ShownHousehold[], personId: string, kind: string | undefined) {
  const hers = choices.filter(({ members }) => members.some(({ person }) => person === personId));
  return (hers.find((one) => one.kind === kind) ?? hers[0])?.household;
}

/** `householdId`: one that the reader may read. `isCut`: there are more cases than are looked at. */
export async function casesToFollow(
  ctx: SessionContext,
  householdId: string,
  kind: string,
): Promise<{ cases: CaseToFollow[]; isCut: boolean }> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const ids = await listOpenFollowing(ctx.driver, permitted, householdId, mostFollowing + 1);
  const cases: CaseToFollow[] = [];
  for (const caseId of ids.slice(0, mostFollowing)) {
    const found = await findCase(ctx.driver, permitted, caseId);
    if (!found) continue;
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    const choice = await householdChoice(ctx, found.snapshot, access);
    if (choice?.asks === undefined) continue;
    const proposed = proposedOf(choice.choices, found.snapshot.doc.head.personId ?? "", kind);
    cases.push({
      found,
      choice: { ...choice, asks: choice.asks },
      ...(proposed === undefined ? {} : { proposed }),
    });
  }
  return { cases, isCut: ids.length > mostFollowing };
}
