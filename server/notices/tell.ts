// Follows the log and tells alarms of terms, acts of others, and requests between offices, to those who are to hear of them: a row in the inbox, and
// one in the outbox of e-mails where they are on. The mark moves in the same transaction, so that after a crash nothing is told twice or lost.
import type { Statement } from "../../db/driver/driver.ts";
import { type AlarmEvent, readAlarms } from "../../db/log/read-alarms.ts";
import { readHead } from "../../db/log/read-log.ts";
import { ofTerm, putToldPos, toldPos } from "../../db/notices/inbox.ts";
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import { termAlarm } from "../../workflows/kernel/decide-common.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Services } from "../services.ts";
import { hearersOf } from "./hearers.ts";
import { noticeRows } from "./notice-rows.ts";
import { snapshotsOf } from "./snapshots-of.ts";
import { actNotices } from "./tell-acts.ts";
import { askNotices } from "./tell-asks.ts";

export type TellServices = Pick<
  Services,
  "driver" | "accounts" | "policy" | "clock" | "notices" | "sendMail" | "workflows"
>;

const sliceSize = 2_000;
/** Older alarms fill no inbox: a folder put back from a copy, a log that was never told. */
const staleDays = 14;
const dayMs = 86_400_000;

export interface Told {
  told: number;
  /** Alarms and requests that nobody could be told of. */
  unheard: number;
  /** Events that were in the log when it was last looked at, and are not: it was cut, or put back from a copy. */
  missing?: number;
}

/** Tells all there is to tell. */
export async function tellNotices(services: TellServices): Promise<Told> {
  const { driver, notices } = services;
  const { pos: head } = await readHead(driver);
  const sum: Told = { told: 0, unheard: 0 };
  const toldUpTo = toldPos(notices);
  if (toldUpTo > head) {
    // Events went missing: what takes their places is told anew.
    sum.missing = toldUpTo - head;
    notices.batchSync([putToldPos(head)]);
  }
  for (let after = Math.min(toldUpTo, head); after < head; ) {
    const upto = Math.min(head, after + sliceSize);
    const since = new Date(Date.parse(services.clock.now()) - staleDays * dayMs).toISOString();
    const events = (await readAlarms(driver, termAlarm, after, upto)).filter((one) => one.recorded_at >= since);
    const cases = await snapshotsOf(driver, events);
    const statements = events.flatMap((event) => tellOne(services, event, cases.get(event.case_id), sum));
    const asks = await askNotices(services, { after, upto, since }, sum);
    const acts = await actNotices(services, { after, upto, since }, sum);
    notices.batchSync([...statements, ...asks, ...acts, putToldPos(upto)]);
    after = upto;
  }
  return sum;
}

function tellOne(
  services: TellServices,
  event: AlarmEvent,
  snapshot: CaseSnapshot | undefined,
  sum: Told,
): Statement[] {
  if (!snapshot) return [];
  const { deadline: deadlineId } = JSON.parse(event.payload) as { deadline: string };
  const patch = JSON.parse(event.patch) as { deadlines?: Record<string, Partial<DeadlineState>> };
  const given = (patch.deadlines?.[deadlineId]?.told ?? []).filter(({ at }) => at === event.recorded_at);
  if (given.length === 0) return [];
  const hearers = hearersOf(
    services,
    snapshot,
    given.flatMap(({ who }) => who),
  );
  if (hearers.length === 0) sum.unheard += 1;
  const alarms = JSON.stringify(given.map(({ alarm }) => alarm));
  // The end that was meant, not the one that the term may have by now.
  const due = given.at(-1)?.ends ?? "";
  return hearers.flatMap((accountId) => {
    sum.told += 1;
    const about = { accountId, caseId: event.case_id, number: event.number, deadlineId, alarms, due };
    return noticeRows(services, event, { ...ofTerm, ...about }, accountId);
  });
}
