// people.getPapers: ISEE, permits, certificates, incomes and benefits of a person with their days and what runs out; which one
// it is and how much, as far as the reader's classes go. Looking at it is reading the person's record, and is recorded as that.
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { PaperSort } from "../../workflows/rules/papers/expiring.ts";
import { procedure } from "../trpc.ts";
import { papersOf, runningOut } from "./papers-of.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { sealedWords } from "./sealed-words.ts";

/** What each sort says, and under which class. */
const fieldsOf: Readonly<Record<PaperSort, { class: DataClass; fields: readonly string[] }>> = {
  isee: { class: "economic", fields: ["iseeKind", "iseeCents"] },
  permit: { class: "identity", fields: ["permitKind", "permitNumber"] },
  certificate: { class: "health", fields: ["certificateKind", "certificatePercent"] },
  income: { class: "economic", fields: ["incomeKind", "incomeCents", "incomeEach"] },
};

export const getPapers = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const { found, access, on } = await reachPerson(ctx, input);
    const { context } = found.snapshot.doc;
    const papers = papersOf(context);
    const words = await sealedWords(
      ctx,
      found,
      papers.map(({ paper }) => paper),
      access,
    );
    return {
      on,
      papers: papers.map((one) => {
        const { class: dataClass, fields } = fieldsOf[one.about];
        const said = fields.flatMap((field): [string, Json][] => {
          const value = words(one.paper)(dataClass, field);
          return value === undefined ? [] : [[field, value]];
        });
        /** Which class the reader lacks, where she lacks it. */
        const closed = access.classes.has(dataClass) ? {} : { closed: dataClass };
        return { ...one, said, ...closed };
      }),
      expiring: runningOut(context, on),
    };
  });
