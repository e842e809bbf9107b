// Tells what others did on a case to those whom its workflow names: a refused transfer to the worker, one that arrives to who
// supervises there. Who did it herself is not told, and an undo takes back what was told of it.
import type { Statement } from "../../db/driver/driver.ts";
import { readEventsOf, type TypedEvent } from "../../db/log/read-events.ts";
import { dropActNotices } from "../../db/notices/inbox.ts";
import type { CaseSnapshot, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { hearersOf } from "./hearers.ts";
import { noticeRows } from "./notice-rows.ts";
import { snapshotsOf } from "./snapshots-of.ts";
import type { TellServices, Told } from "./tell.ts";

/** Events that take another back, whose seq stands in `undoes`. */
const takingBack = ["UNDO", "STEP_BACK"];

const toldTypes = (workflows: Iterable<Workflow>): string[] => [
  ...new Set(
    [...workflows].flatMap(({ versions }) =>
      Object.values(versions).flatMap(({ events }) =>
        Object.keys(events).filter((type) => events[type]?.tells !== undefined),
      ),
    ),
  ),
];

/** Of the events between two positions that are not older than an instant, in their order. */
export async function actNotices(
  services: TellServices,
  { after, upto, since }: { after: number; upto: number; since: string },
  sum: Told,
): Promise<Statement[]> {
  const types = [...toldTypes(services.workflows.values()), ...takingBack];
  const events = await readEventsOf(services.driver, types, after, upto);
  const cases = await snapshotsOf(services.driver, events);
  return events.flatMap((event) => {
    if (takingBack.includes(event.type)) {
      const { undoes } = JSON.parse(event.payload) as { undoes?: number };
      return undoes === undefined ? [] : [dropActNotices(event.case_id, undoes)];
    }
    const snapshot = cases.get(event.case_id);
    return snapshot && event.recorded_at >= since ? tellAct(services, event, snapshot, sum) : [];
  });
}

function tellAct(services: TellServices, event: TypedEvent, snapshot: CaseSnapshot, sum: Told): Statement[] {
  const version = services.workflows.get(event.kind)?.versions[event.workflow_version];
  const tells = version && eventInfo(version, event.type)?.tells;
  // What was undone since is not told at all.
  if (tells === undefined || snapshot.doc.takenBack[event.seq] !== undefined) return [];
  if (tells === "newPlace" && !hasComeThere(event, snapshot)) return [];
  const hearers = hearersOf(services, snapshot, [tells === "newPlace" ? "supervisor" : "assignee"], "content").filter(
    (accountId) => accountId !== event.actor,
  );
  if (hearers.length === 0) return [];
  sum.told += hearers.length;
  return hearers.flatMap((accountId) => {
    const what = { what: "act" as const, otherId: "", ask: event.seq, by: event.actor };
    const about = { accountId, caseId: event.case_id, number: event.number, alarms: JSON.stringify([event.type]) };
    return noticeRows(services, event, { ...about, ...what }, accountId);
  });
}

/** The event gave the case another comune, and there it still is. */
function hasComeThere(event: TypedEvent, snapshot: CaseSnapshot): boolean {
  const patch = JSON.parse(event.patch) as { head?: { territory?: string } };
  return patch.head?.territory !== undefined && patch.head.territory === snapshot.doc.head.territory;
}
