// people.getPapers: ISEE, permits, certificates, incomes and benefits of a person with their days and what runs out; which one
// it is and how much, as far as the reader's classes go. Looking at it is reading the person's record, and is recorded as that.
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { likenessOf, type PaperSort } from "../../workflows/rules/papers/expiring.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { expiringAmong, papersOf } from "./papers-of.ts";
import { personInput, type ReachedPerson, reachPerson } from "./reach-person.ts";
import { beyond, othersOf } from "./same-person.ts";
import { sealedWords } from "./sealed-words.ts";

/** What each sort says, and under which class. */
const fieldsOf: Readonly<Record<PaperSort, { class: DataClass; fields: readonly string[] }>> = {
  isee: { class: "economic", fields: ["iseeKind", "iseeCents", "dsuNumber"] },
  permit: { class: "identity", fields: ["permitKind", "permitNumber"] },
  certificate: { class: "health", fields: ["certificateKind", "certificatePercent"] },
  income: { class: "economic", fields: ["incomeKind", "incomeCents", "incomeEach"] },
};

/** As far as the reader's classes go. `of`: the other record of the person where it was recorded. */
async function shownPapers(
  ctx: SessionContext,
  { found, access }: Pick<ReachedPerson, "found" | "access">,
  of: { beyond: number; name?: string } = { beyond: 0 },
) {
  const papers = papersOf(found.snapshot.doc.context);
  const words = await sealedWords(
    ctx,
    found,
    papers.map(({ paper }) => paper),
    access,
  );
  return papers.map((one) => {
    const { class: dataClass, fields } = fieldsOf[one.about];
    const said = fields.flatMap((field): [string, Json][] => {
      const value = words(one.paper)(dataClass, field);
      return value === undefined ? [] : [[field, value]];
    });
    /** Which class the reader lacks, where she lacks it. */
    const closed = access.classes.has(dataClass) ? {} : { closed: dataClass };
    const at = of.name === undefined ? {} : { of: of.name };
    // Marks of a kind mean nothing outside their record.
    const like = `${of.beyond}/${likenessOf(one)}`;
    return { ...one, paper: one.paper + of.beyond, like, said, ...closed, ...at };
  });
}

export const getPapers = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const { on } = reached;
    const others = await othersOf(ctx, reached, input.at);
    const papers = await shownPapers(ctx, reached);
    for (const [i, one] of others.entries())
      papers.push(...(await shownPapers(ctx, one, { beyond: beyond(i), name: one.name })));
    const expiring = expiringAmong(papers, on);
    return { on, papers: papers.map(({ like: _, ...one }) => one), expiring };
  });
