// An economic aid through the real gate until an act grants it, and the person who asks for it; both invented.
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Installation } from "./installation.ts";

export const whoAsks = uuidOf("who asks");

export const openWhoAsks = (house: Installation, by: Session, territory: string) =>
  house.send(by, {
    ...{ caseId: whoAsks, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      ...{ surname: "Zampironi", givenName: "Ada", birthOn: "1950-01-01", territory },
      fiscalCodeMissing: "unknown",
    },
  });

export const determination = {
  ...{ actKind: "determination", actNumber: "88", actBody: "Comune", signatoryRole: "serviceHead" },
};

export const sendAid = (
  house: Installation,
  by: Session,
  caseId: string,
  expectedSeq: number,
  type: string,
  payload: JsonObject,
) => house.send(by, { caseId, kind: "economic-aid", expectedSeq, type, payload });

interface Granting {
  name: string;
  territory: string;
  /** Days of the request, of the commission and of the act. */
  days: readonly [string, string, string];
  aidPurpose: string;
  /** With its cents: so much is decided. */
  proposal: JsonObject & { proposedCents: number };
}

/** Asked for and proposed by the worker, decided, granted by the head; its last event has seq 4. */
export async function grantByAct(
  house: Installation,
  [worker, clerk, head]: readonly [Session, Session, Session],
  { name, territory, days: [requestedOn, minuteOn, actOn], aidPurpose, proposal }: Granting,
): Promise<string> {
  const caseId = uuidOf(name);
  const opening = { person: whoAsks, territory, area: "poverty", requestedOn, aidPurpose };
  await sendAid(house, worker, caseId, 0, "OPEN_AID", opening);
  const proposed = { aidProposal: "grant", proposalText: "Reddito sceso", ...proposal };
  await sendAid(house, worker, caseId, 1, "PROPOSE_AID", proposed);
  await sendAid(house, clerk, caseId, 2, "RECORD_COMMISSION", {
    ...{ minuteNumber: "4", minuteOn, commissionOutcome: "granted", decidedCents: proposal.proposedCents },
  });
  const act = { ...determination, actOn, chapter: "1040/3", commitmentNumber: "512" };
  await sendAid(house, head, caseId, 3, "SIGN_ACT", act);
  return caseId;
}
