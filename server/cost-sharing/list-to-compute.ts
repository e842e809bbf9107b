// costSharing.listToCompute: cases whose share of the household is to be computed again, each with why, for who may read the case and
// the ISEE it rests on. A list, and like lists not recorded; the records of persons that are opened to compute are.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listShareCases, type Place, type ShareCase } from "../../db/cost-sharing/list-share-cases.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { namesOf } from "../access/names.ts";
import { isNamed } from "../access/session.ts";
import { isOutside } from "../cases/outsiders.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type ChangedShare, changedShares, isRunning } from "./changed-shares.ts";

const kind = "case-intake";
/** Open cases that a statement walks, and statements of one question: more is asked for by who reads on. */
const slice = 500;
const mostSlices = 20;
/** Cases computed, and rows answered, by one question. */
const mostComputed = 60;
const mostRows = 25;
const turnMs = 15;

const placeInput = z.strictObject({ dueOn: z.string().max(30), caseId: z.string().max(40) });

interface Row extends ChangedShare, Pick<ShareCase, "caseId" | "number" | "territory" | "assignee" | "person"> {
  /** What was decided, without whose ISEE it rests on. */
  line: Pick<Commitment, "service" | "from" | "to" | "committedCents"> & { unitCents?: number | undefined };
}

/** Rows of one case; none where all is as it was. */
async function rowsOfCase(ctx: SessionContext, one: ShareCase): Promise<Row[]> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), one.caseId);
  if (!found) return [];
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  if (access.level !== "content" || isOutside(access)) return [];
  const lines = one.budget as unknown as Commitment[];
  const { caseId, number, territory, assignee, person } = one;
  return (await changedShares(ctx, found.snapshot, lines)).flatMap((share): Row[] => {
    const line = lines.find(({ commitment }) => commitment === share.commitment);
    if (!line || (share.changes.length === 0 && share.householdOn === undefined)) return [];
    const { service, from, to, committedCents } = line;
    const decided = { service, from, to, committedCents, unitCents: line.share?.unitCents };
    return [{ caseId, number, territory, assignee, person, line: decided, ...share }];
  });
}

async function look(ctx: SessionContext, { mine, after }: { mine: boolean; after?: Place | undefined }) {
  const today = ctx.clock.today();
  const permitted = ctx.policy.readable(ctx.session, "content");
  const question = { kind, ...(mine ? { assignee: ctx.session.accountId } : {}) };
  const pace = createPace(turnMs);
  const rows: Row[] = [];
  let place: Place | undefined = after ?? { dueOn: "", caseId: "" };
  let computed = 0;
  for (let i = 0; i < mostSlices && place; i++) {
    const { found, last } = await listShareCases(ctx.driver, permitted, question, place, slice);
    for (const one of found) {
      if (!one.budget.some((line) => isRunning(line as unknown as Commitment, today))) continue;
      rows.push(...(await rowsOfCase(ctx, one)));
      computed += 1;
      if (computed >= mostComputed || rows.length >= mostRows)
        return { rows, next: { dueOn: one.dueOn, caseId: one.caseId } };
      stopIfGone(ctx.signal);
      await pace();
    }
    place = last;
  }
  return { rows, next: place };
}

export const listToCompute = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ mine: z.boolean().default(false), after: placeInput.optional() }))
  .query(({ ctx, input }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const { rows, next } = await look(ctx, input);
      return {
        rows,
        ...(next ? { next } : {}),
        names: namesOf(
          ctx.accounts,
          rows.map(({ assignee }) => assignee),
        ),
      };
    }),
  );
