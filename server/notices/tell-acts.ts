// Tells what others did on a case to those whom its workflow names: a refused transfer to the worker, one that arrives to who
// supervises there. Who did it herself is not told, and an undo takes back what was told of it.
import type { Statement } from "../../db/driver/driver.ts";
import { readEventsOf, type TypedEvent } from "../../db/log/read-events.ts";
import { readCases } from "../../db/log/read-log.ts";
import { dropActNotices, insertNotice } from "../../db/notices/inbox.ts";
import { insertMail } from "../../db/notices/mails.ts";
import type { CaseSnapshot, EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { uuidOf } from "../engine/send.ts";
import { hearersOf } from "./hearers.ts";
import type { TellServices, Told } from "./tell.ts";

/** Events that take another back, whose seq stands in `undoes`. */
const takingBack = ["UNDO", "STEP_BACK"];
const dayMs = 86_400_000;

const isTold = (info: EventInfo | undefined) => info?.tells !== undefined;

const toldTypes = (workflows: Iterable<Workflow>): string[] => [
  ...new Set(
    [...workflows].flatMap(({ versions }) =>
      Object.values(versions).flatMap(({ events }) => Object.keys(events).filter((type) => isTold(events[type]))),
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
  const cases = new Map<string, CaseSnapshot>();
  const ids = [...new Set(events.map(({ case_id }) => case_id))];
  for (let i = 0; i < ids.length; i += 100)
    for (const { snapshot } of await readCases(services.driver, ids.slice(i, i + 100)))
      cases.set(snapshot.caseId, snapshot);
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
  const { accounts, clock, sendMail, workflows } = services;
  const version = workflows.get(event.kind)?.versions[event.workflow_version];
  const tells = version && eventInfo(version, event.type)?.tells;
  // What was undone since is not told at all.
  if (tells === undefined || snapshot.doc.takenBack[event.seq] !== undefined) return [];
  if (tells === "newPlace" && !hasComeThere(event, snapshot)) return [];
  const hearers = hearersOf(services, snapshot, [tells === "newPlace" ? "supervisor" : "assignee"], "content").filter(
    (accountId) => accountId !== event.actor,
  );
  if (hearers.length === 0) return [];
  sum.told += hearers.length;
  const ageMs = Date.parse(clock.now()) - Date.parse(event.recorded_at);
  const nextAt = new Date(Date.parse(event.recorded_at) + accounts.settings.undoMinutes * 60_000).toISOString();
  return hearers.flatMap((accountId) => {
    const about = {
      ...{ id: uuidOf(`notice/${event.pos}/${event.case_id}/${event.recorded_at}/${accountId}`), accountId },
      ...{ caseId: event.case_id, deadlineId: "", alarms: JSON.stringify([event.type]) },
      ...{ what: "act" as const, otherId: "", ask: event.seq, by: event.actor },
    };
    const notice = insertNotice({ ...about, pos: event.pos, at: event.recorded_at, due: "" });
    const mails = sendMail !== undefined && ageMs <= dayMs;
    return mails ? [notice, insertMail({ ...about, number: event.number, nextAt })] : [notice];
  });
}

/** The event gave the case another comune, and there it still is. */
function hasComeThere(event: TypedEvent, snapshot: CaseSnapshot): boolean {
  const patch = JSON.parse(event.patch) as { head?: { territory?: string } };
  return patch.head?.territory !== undefined && patch.head.territory === snapshot.doc.head.territory;
}
