// people.getPayer: where a person resides, is domiciled and stays, and which comune pays today for ordinary services and for
// each stay that goes on, with the reason. Looking at it is reading the person's record, and is recorded as that.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { findMandate } from "../../db/district/load-tables.ts";
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import {
  type PayerAct,
  type PayerQuestion,
  payingBody,
  type Standing,
  type StayKind,
} from "../../workflows/rules/payer/paying-body.ts";
import { residentSince } from "../../workflows/rules/payer/succession.ts";
import { holdsOn } from "../../workflows/rules/representation/acts.ts";
import type { Access } from "../access/policy.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { actsOf, type ShownAct } from "./acts-of.ts";
import { minorOn, otherAt, personInput, reachPerson } from "./reach-person.ts";
import { lastDay, payerActsOf, residencesOf } from "./residences-of.ts";
import { sealedWords } from "./sealed-words.ts";

const staysOf = (context: JsonObject) =>
  rowsOf(context.stays).map((row) => ({
    stay: numberOf(row.stay),
    kind: textOf(row.kind) as StayKind,
    from: textOf(row.from),
    ...(lastDay(row, "endedOn") as { endedOn?: string }),
    ...(lastDay(row, "noticeTo") as { noticeTo?: string }),
    ...(lastDay(row, "noticeOn") as { noticeOn?: string }),
  }));

/** Parents who decide and guardians on a day, with where they lived as far as the reader may know their records. */
async function standingOn(
  ctx: SessionContext,
  acts: readonly ShownAct[],
  { on, at }: { on: Day; at: string | undefined },
): Promise<Standing[]> {
  const standing: Standing[] = [];
  const isWithout = (act: ShownAct) => act.responsibility === "suspended" || act.responsibility === "forfeited";
  for (const act of acts) {
    if ((act.role !== "parent" && act.role !== "guardian") || !holdsOn(act, on)) continue;
    // The latest act on somebody in a role is the one that holds.
    const later = acts.some(
      (one) =>
        one !== act && one.role === act.role && one.person === act.person && one.from > act.from && holdsOn(one, on),
    );
    if (isWithout(act) || (act.person !== undefined && later)) continue;
    const record = await otherAt(ctx, act.person, at);
    const residences = record ? residencesOf(record) : [];
    standing.push({ holder: act.person ?? `act:${act.act}`, role: act.role, residences });
  }
  return standing;
}

/** Numbers of acts on who pays, as far as the reader may know them. */
async function withNumbers<A extends PayerAct>(
  ctx: SessionContext,
  found: FoundCase,
  acts: readonly A[],
  access: Access,
) {
  const words = await sealedWords(
    ctx,
    found,
    acts.map(({ payerAct }) => payerAct),
    access,
  );
  return acts.map((act) => {
    const number = words(act.payerAct)("social", "payerActNumber");
    return { ...act, ...(typeof number === "string" ? { number } : {}) };
  });
}

function runBy({ tables }: SessionContext, territory: string | undefined, on: string) {
  if (territory === undefined) return [];
  return [...new Set(tables.mandates.map((one) => one.service))].sort().flatMap((service) => {
    const row = findMandate(tables, service, territory, on);
    return row ? [{ service, bodyName: row.bodyName, act: row.act, from: row.validFrom }] : [];
  });
}

export const getPayer = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const { found, access, on } = reached;
    const { context, todo } = found.snapshot.doc;
    const { comuni } = ctx.tables;
    const [residences, payerActs] = [residencesOf(found.snapshot.doc), payerActsOf(context)];
    const base: Omit<PayerQuestion, "service"> = {
      ...{ on, residences, acts: payerActs, comuni, standing: [], isMinor: undefined },
    };
    const isMinorOn = await minorOn(ctx, reached);
    const acts = await actsOf(ctx, found, access);
    const stays = [];
    for (const stay of staysOf(context)) {
      const isMinor = isMinorOn(stay.from);
      const standing = isMinor === true ? await standingOn(ctx, acts, { on: stay.from, at: input.at }) : [];
      const question = { ...base, service: stay.kind, startedOn: stay.from, isMinor, standing };
      stays.push({ ...stay, ...(stay.endedOn === undefined ? { answer: payingBody(question) } : {}) });
    }
    const ordinary = payingBody({ ...base, service: "ordinary" });
    return {
      on,
      residences,
      since: residentSince(residences, comuni, on),
      domiciles: rowsOf(context.domiciles).map((row) => ({
        territory: textOf(row.territory),
        from: textOf(row.from),
        ...(lastDay(row, "until") as { until?: string }),
      })),
      ordinary,
      stays,
      /** Who runs the services of the comune that pays for them, today. */
      runBy: runBy(ctx, ordinary.payer, on),
      payerActs: await withNumbers(ctx, found, payerActs, access),
      /** Also of comuni that were merged; of a code that went on, today's name. */
      places: Object.fromEntries(
        [...comuni].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map(({ istat, name }) => [istat, name]),
      ),
      checkDueOn: todo.payerOutcome?.dueOn,
    };
  });
