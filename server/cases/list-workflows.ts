// cases.listWorkflows: the words and the shape of every workflow in one language, for lists, forms and timelines.
// Everybody who is logged in may know what the office does; no case is named here.
import { z } from "zod";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { procedure } from "../trpc.ts";

const eventShape = (info: EventInfo) => ({
  opens: info.opens === true,
  commutes: info.commutes === true,
  internal: info.internal === true,
  bulk: info.bulk === true,
  /** Field that holds the key of an open request, where the event is about one. */
  aboutRequest: info.form.fields.find((field) => field.holds === "request")?.name ?? null,
});

function shapeOf(workflow: Workflow, locale: "it" | "en") {
  const version = workflow.versions[workflow.current];
  const events = { ...(workflow.list === "cases" ? commonEvents : {}), ...version?.events };
  return {
    id: workflow.id,
    list: workflow.list,
    areas: workflow.areas,
    current: workflow.current,
    texts: workflow.texts[locale],
    states: Object.fromEntries(
      Object.entries(version?.states ?? {}).map(([state, info]) => [
        state,
        { weight: info.weight, closed: info.closed === true, next: info.next ?? [] },
      ]),
    ),
    events: Object.fromEntries(Object.entries(events).map(([type, info]) => [type, eventShape(info)])),
    columnKinds: version?.columnKinds ?? {},
  };
}

export const listWorkflows = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ locale: z.enum(["it", "en"]) }))
  .query(({ ctx, input }) => [...ctx.workflows.values()].map((workflow) => shapeOf(workflow, input.locale)));
