// A case of intake whose listening has begun, opened through the gate: where tests of what follows begin.
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Installation } from "./installation.ts";

export interface IntakeCase {
  caseId: string;
  /** Sends the next event to the case; answers its seq. */
  act: (session: Session, type: string, payload?: JsonObject) => Promise<number>;
}

/** `name` makes its ids; `on`: the day it begins. */
export async function openIntake(
  house: Installation,
  worker: Session,
  { name, on, contact = {} }: { name: string; on: string; contact?: JsonObject },
): Promise<IntakeCase> {
  const [caseId, person] = [uuidOf(`case ${name}`), uuidOf(`person ${name}`)];
  let seq = 0;
  const act: IntakeCase["act"] = async (session, type, payload = {}) => {
    const sent = await house.send(session, { caseId, kind: "case-intake", expectedSeq: seq, type, payload });
    seq = sent.seq;
    return seq;
  };
  const identity = { surname: "Esempio", givenName: "Prova", birthOn: "1950-01-01", fiscalCodeMissing: "unknown" };
  const opening = { caseId: person, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" };
  await house.send(worker, { ...opening, payload: { ...identity, territory: "020038" } });
  const asked = { territory: "020038", area: "adults", need: "income", channel: "desk", requester: "self" };
  await act(worker, "OPEN_CONTACT", { ...asked, ...contact, person, contactReason: "x" });
  await act(worker, "START_LISTENING", { privacyNoticeOn: on });
  return { caseId, act };
}
