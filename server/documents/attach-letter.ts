// documents.attachLetter: a document that was written becomes one of the case: its PDF, sealed under the class its writer chose, by
// the same command as an upload, and telling which template in which version made it.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { attachBytes } from "./attach-bytes.ts";
import { instantOf } from "./draw-letter.ts";
import { assertMakeable, letterInput, writeLetter } from "./letter-input.ts";

export const attachLetter = procedure
  .meta({ rule: "cases" })
  .input(
    letterInput.extend({
      commandId: z.uuid(),
      expectedSeq: z.int().min(1),
      /** Attached though something is still to be written, by pen. */
      incomplete: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const written = await writeLetter(ctx, input);
    assertMakeable(written);
    const { composed, template, title, documentClass, day } = written;
    if (composed.missing.length > 0 && !input.incomplete) throw new AppError("INVALID", { reason: "letterIncomplete" });
    const job = { letter: composed.letter, as: "pdf" as const, demo: ctx.demo, at: instantOf(day) };
    const { bytes } = await ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, () =>
      ctx.reader.run("drawLetter", job, { signal: ctx.signal }),
    );
    const { caseId, commandId, expectedSeq } = input;
    const of = input.document === undefined ? {} : { documentId: input.document };
    const said = { title, documentClass, documentKind: template.kind, documentOn: day, ...of };
    const madeFrom = `${template.id}/${template.version}`;
    const file = { commandId, expectedSeq, bytes, fileName: `${title}.pdf`.slice(-200), said: { ...said, madeFrom } };
    return attachBytes(ctx, ctx.session, caseId, file, async () => "application/pdf");
  });
