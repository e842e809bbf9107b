// The rows that tell an account of an event: one in the inbox, and one in the outbox of e-mails where they are on. The message leaves
// when nobody can take the event back any more, and not of what happened long before the office was reached.
import type { Statement } from "../../db/driver/driver.ts";
import { type AskNoticed, type insertAskNotice, insertNotice } from "../../db/notices/inbox.ts";
import { insertMail } from "../../db/notices/mails.ts";
import { uuidOf } from "../engine/send.ts";
import type { TellServices } from "./tell.ts";

const dayMs = 86_400_000;

/** The event that is told. */
export interface ToldEvent {
  pos: number;
  case_id: string;
  recorded_at: string;
}

/** Whom, of which case with which number, and what. */
export interface Telling extends AskNoticed {
  accountId: string;
  caseId: string;
  number: string;
  deadlineId?: string;
  alarms?: string;
  due?: string;
}

/** `about`: what tells notices of one event and account apart. */
export function noticeRows(
  { accounts, clock, sendMail }: TellServices,
  { pos, case_id, recorded_at: at }: ToldEvent,
  { number, due = "", deadlineId = "", alarms = "[]", ...one }: Telling,
  about: string,
  insert: typeof insertNotice | typeof insertAskNotice = insertNotice,
): Statement[] {
  const recordedMs = Date.parse(at);
  // Not by its position alone: a log that was cut gives the same one to another event.
  const row = { ...one, deadlineId, alarms, id: uuidOf(`notice/${pos}/${case_id}/${at}/${about}`) };
  const notice = insert({ ...row, pos, at, due });
  if (sendMail === undefined || Date.parse(clock.now()) - recordedMs > dayMs) return [notice];
  const nextAt = new Date(recordedMs + accounts.settings.undoMinutes * 60_000).toISOString();
  return [notice, insertMail({ ...row, number, nextAt })];
}
