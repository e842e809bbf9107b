// bulk.getForm: the form of an event over many cases: the fields that all versions of all these kinds have in common.
// What depends on the single case (a value proposed from it) is not offered; the gate checks each row by its own form.
import { z } from "zod";
import { formForMany, goesToMany } from "../../workflows/kernel/bulk.ts";
import type { EventInfo } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import { canonical, type JsonObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

function withoutCase({ initial, ...field }: Field): Field {
  return initial && "value" in initial ? { ...field, initial } : field;
}

const same = (a: Field, b: Field): boolean =>
  canonical(withoutCase(a) as unknown as JsonObject) === canonical(withoutCase(b) as unknown as JsonObject);

function commonForm(forms: readonly Form[]): Form {
  const [first, ...others] = forms;
  const fields = (first?.fields ?? []).filter((field) =>
    others.every((form) => form.fields.some((one) => one.name === field.name && same(one, field))),
  );
  return { fields: fields.map(withoutCase) };
}

export const getForm = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ event: z.string().max(62), kinds: z.array(z.string().max(60)).min(1).max(40) }))
  .query(({ ctx, input: { event, kinds } }) => {
    const infos = kinds.flatMap((kind): EventInfo[] => {
      const workflow = ctx.workflows.get(kind);
      return Object.values(workflow?.versions ?? {}).flatMap((version) => {
        const info = eventInfo(version, event);
        return workflow && info && goesToMany(workflow, info) ? [info] : [];
      });
    });
    if (infos.length === 0) throw new AppError("INVALID", { reason: "notBulk" });
    return {
      form: commonForm(infos.map(({ form }) => formForMany(form))),
      /** Text id: why it cannot be undone later. */
      irrevocable: infos.find(({ irrevocable }) => irrevocable)?.irrevocable,
      undoMinutes: ctx.accounts.settings.undoMinutes,
    };
  });
