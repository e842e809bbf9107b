// documents.takeLetter: a document being written as DOCX, to go on with in a word processor. It leaves the product: only for who may
// take data away, and recorded as an export.
import { procedure } from "../trpc.ts";
import { instantOf } from "./draw-letter.ts";
import { assertMakeable, letterInput, writeLetter } from "./letter-input.ts";

export const takeLetter = procedure
  .meta({ rule: "exports" })
  .input(letterInput)
  .mutation(async ({ ctx, input }) => {
    const written = await writeLetter(ctx, input);
    assertMakeable(written);
    const { open, composed, day, title } = written;
    const { kind, number } = open.found.snapshot;
    await ctx.reads.recordRead(ctx.session, {
      ...{ what: "export", kind, caseId: input.caseId, answered: 1, eachTime: true },
      ...{ byGlass: open.access.byBrokenGlass },
    });
    const job = { letter: composed.letter, as: "docx" as const, demo: ctx.demo, at: instantOf(day) };
    const { bytes } = await ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, () =>
      ctx.reader.run("drawLetter", job, { signal: ctx.signal }),
    );
    return { docx: Buffer.from(bytes).toString("base64"), fileName: `${number} ${title}.docx` };
  });
