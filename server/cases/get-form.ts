// cases.getForm: the form of one event in one version of a workflow. Forms hold no data of anybody and never change
// once released, so the page keeps them.
import { z } from "zod";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getForm = procedure
  .meta({ rule: "cases" })
  .input(z.object({ kind: z.string().max(60), version: z.int().min(1).optional(), event: z.string().max(62) }))
  .query(({ ctx, input }) => {
    const workflow = ctx.workflows.get(input.kind);
    const version = workflow?.versions[input.version ?? workflow.current];
    const info = version && eventInfo(version, input.event);
    if (!info || info.internal) throw new AppError("NOT_FOUND");
    return {
      form: info.form,
      opens: info.opens === true,
      /** Text id: why it cannot be undone later. */
      irrevocable: info.irrevocable,
    };
  });
