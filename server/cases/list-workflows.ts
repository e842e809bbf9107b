// cases.listWorkflows: the words and the shape of every workflow in one language, for lists, forms and timelines.
// Everybody who is logged in may know what the office does; no case is named here.
import { z } from "zod";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { procedure } from "../trpc.ts";

/** `of`: only of what was asked for under this name. */
function aboutRequest({ form }: EventInfo): { field: string; of: string | null } | null {
  const found = form.fields.find((field) => field.holds === "request");
  return found ? { field: found.name, of: found.request ?? null } : null;
}

const eventShape = (info: EventInfo) => ({
  opens: info.opens === true,
  commutes: info.commutes === true,
  internal: info.internal === true,
  /** Field that holds the key of an open request, where the event is about one. */
  aboutRequest: aboutRequest(info),
});

/** The current version first, then what only older ones have: cases of all of them stand in one list. */
const versionsOf = ({ versions, current }: Workflow): WorkflowVersion[] =>
  Object.values(versions).sort((a, b) => Number(b.version === current) - Number(a.version === current));

/** The first version that has a name says what it is. */
const merged = <T>(records: readonly Record<string, T>[]): Record<string, T> =>
  Object.assign({}, ...[...records, ...records.toReversed()]) as Record<string, T>;

function shapeOf(workflow: Workflow, locale: "it" | "en") {
  const versions = versionsOf(workflow);
  const isCurrent = (type: string) => versions[0]?.events[type] !== undefined;
  const events = merged([...versions.map((one) => one.events), ...(workflow.list === "cases" ? [commonEvents] : [])]);
  return {
    id: workflow.id,
    list: workflow.list,
    areas: workflow.areas,
    current: workflow.current,
    texts: workflow.texts[locale],
    states: Object.fromEntries(
      Object.entries(merged(versions.map((one) => one.states))).map(([state, info]) => [
        state,
        { weight: info.weight, closed: info.closed === true, next: info.next ?? [] },
      ]),
    ),
    events: Object.fromEntries(
      Object.entries(events).map(([type, info]) => {
        const shape = eventShape(info);
        // Only the current version opens cases.
        return [type, isCurrent(type) ? shape : { ...shape, opens: false }];
      }),
    ),
    columnKinds: merged(versions.map((one) => one.columnKinds)),
  };
}

export const listWorkflows = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ locale: z.enum(["it", "en"]) }))
  .query(({ ctx, input }) => [...ctx.workflows.values()].map((workflow) => shapeOf(workflow, input.locale)));
