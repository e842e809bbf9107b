// documents.listLetters: what may be written in a case: templates of its workflow whose class the reader may attach under, those
// made for its state first.
import { z } from "zod";
import { templatesFor } from "../../workflows/rules/letters/templates.ts";
import { procedure } from "../trpc.ts";
import { findOpenCase } from "./find-document.ts";
import { writableClasses } from "./letter-input.ts";

export const listLetters = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const open = await findOpenCase(ctx, ctx.session, input.caseId);
    const { kind, state } = open.found.snapshot;
    const classes = writableClasses(ctx, open);
    return templatesFor(kind)
      .filter((one) => classes.includes(one.class))
      .map(({ id, version, name, kind: documentKind, class: documentClass, states, text }) => ({
        ...{ id, version, name, documentKind, documentClass },
        /** Keeps facts, statements and evaluations apart, as a report drafted from the diary does. */
        takesReport: ["facts.text", "statements.text", "evaluation.text"].every((one) => text.includes(`{{${one}}}`)),
        /** Made for cases in this state. */
        isForState: states?.includes(state) === true,
        /** Also offered in others. */
        isForAll: states === undefined,
      }))
      .sort((a, b) => Number(b.isForState) - Number(a.isForState) || Number(b.isForAll) - Number(a.isForAll));
  });
