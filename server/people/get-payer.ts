// people.getPayer: where a person resides, is domiciled and stays, and which comune pays on a day for ordinary services and for
// each stay that goes on then, with the reason. Looking at it is reading the person's record, and is recorded as that.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { findMandate } from "../../db/district/load-tables.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { PayerAct, PayerAnswer } from "../../workflows/rules/payer/paying-body.ts";
import { residentSince } from "../../workflows/rules/payer/succession.ts";
import type { Access } from "../access/policy.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { outsideNames } from "./outside-places.ts";
import { type KeptStay, payerOfOrdinary, payerOfStay, staysOf } from "./paying.ts";
import { isPlaceClosed } from "./protected-place.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { lastDay, payerActsOf, residencesOf } from "./residences-of.ts";
import { sealedWords } from "./sealed-words.ts";

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
    const base = { on, comuni, at: input.at };
    const stays = [];
    for (const stay of staysOf(context)) {
      const goesOn = stay.from <= on && (stay.endedOn === undefined || on <= stay.endedOn);
      stays.push({ ...stay, ...(goesOn ? { answer: await payerOfStay(ctx, reached, stay, base) } : {}) });
    }
    const ordinary = payerOfOrdinary(reached, base);
    const shown = {
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
      places: {
        ...Object.fromEntries(
          [...comuni].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map(({ istat, name }) => [istat, name]),
        ),
        ...(await outsideNames(ctx, [
          ...residences.map(({ outside }) => outside),
          ...stays.flatMap(({ answer }) => [
            ...[answer?.outside, ...(answer?.among ?? [])],
            ...(answer?.ignored ?? []).map(({ outside }) => outside),
          ]),
        ])),
      },
      checkDueOn: todo.payerOutcome?.dueOn,
      /** Whose address is protected: where she lives, and what follows from it, is not for this reader. */
      isHidden: false,
    };
    return isPlaceClosed(found, access) ? withoutPlaces(shown) : shown;
  });

interface OfPlaces {
  residences: unknown[];
  since: unknown;
  domiciles: unknown[];
  ordinary: PayerAnswer;
  stays: (KeptStay & { answer?: PayerAnswer })[];
  runBy: unknown[];
  places: Record<string, string>;
  isHidden: boolean;
}

/** The comune that pays by the rule is that of her residence: acts that say who pays go on being told. */
const withoutPlaces = <T extends OfPlaces>(shown: T): T => ({
  ...{ ...shown, residences: [], since: undefined, domiciles: [], runBy: [], places: {}, isHidden: true },
  ordinary: { reason: "residenceUnknown", ignored: [] },
  stays: shown.stays.map(({ stay, kind, from, endedOn }) => ({ stay, kind, from, ...(endedOn ? { endedOn } : {}) })),
});
