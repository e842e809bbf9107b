// documents.previewLetter: what a document being written would be: its PDF, what is still to be written, and what is named that must
// not be, or that the writer should think about. Nothing is kept; who looks is recorded.
import { procedure } from "../trpc.ts";
import { instantOf } from "./draw-letter.ts";
import { letterInput, writeLetter } from "./letter-input.ts";

export const previewLetter = procedure
  .meta({ rule: "cases" })
  .input(letterInput)
  .mutation(async ({ ctx, input }) => {
    const written = await writeLetter(ctx, input);
    const { open, composed, others, day } = written;
    await ctx.reads.recordRead(ctx.session, {
      ...{ what: "document", kind: open.found.snapshot.kind, caseId: input.caseId, eachTime: true },
      ...{ answered: 1, byGlass: open.access.byBrokenGlass },
    });
    const { letter, missing, excess, named } = composed;
    const told = { missing, others, tooLong: excess !== undefined, namesAddress: named.length > 0 };
    if (excess) return { ...told, pages: 0, undrawn: [], pdf: "" };
    const { bytes, pages, undrawn } = await ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, () =>
      ctx.reader.run("drawLetter", { letter, as: "pdf", demo: ctx.demo, at: instantOf(day) }, { signal: ctx.signal }),
    );
    return { ...told, pages, undrawn, pdf: Buffer.from(bytes).toString("base64") };
  });
