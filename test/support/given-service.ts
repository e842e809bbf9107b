// A service entrusted to a provider, through the real gate: an intake case with an approved project, money committed for it, and its
// register with a plan.

import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { deliveryCaseOf } from "../../workflows/rules/deliveries/delivery-case.ts";
import type { Installation } from "./installation.ts";

export interface GivenService {
  name: string;
  provider: string;
  comune: string;
  day: string;
  service?: string;
  surname?: string;
  restricted?: string;
  /** Of SET_PLAN, without the commitment. */
  plan: JsonObject;
  budget?: JsonObject;
}

/** Sends to a case that stands where it stands. */
export async function sendTo(
  house: Installation,
  by: Session,
  caseId: string,
  kind: string,
  type: string,
  payload: JsonObject = {},
) {
  const [one] = await readCases(house.services.driver, [caseId]);
  return house.send(by, { caseId, kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}

/** `head` opens and plans, `other` approves the project and commits the money. */
export async function giveService(house: Installation, head: Session, other: Session, asked: GivenService) {
  const { name, comune, day, service = "homeCare", surname = "Zampironi" } = asked;
  const [person, intake] = [uuidOf(`person of ${name}`), uuidOf(`intake of ${name}`)];
  const named = { surname, givenName: name, birthOn: "1940-01-01", fiscalCodeMissing: "unknown", territory: comune };
  await sendTo(house, head, person, "person", "OPEN_PERSON", named);
  const send = (by: Session, type: string, payload: JsonObject = {}) =>
    sendTo(house, by, intake, "case-intake", type, payload);
  const contact = {
    person,
    territory: comune,
    area: "elderly",
    need: "careAtHome",
    channel: "desk",
    requester: "self",
  };
  await send(head, "OPEN_CONTACT", { ...contact, contactReason: "Confidenza" });
  await send(head, "START_LISTENING", { privacyNoticeOn: day });
  await send(head, "START_ASSESSMENT", { assessmentKind: "social" });
  await send(head, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "Confidenza" });
  await send(head, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2027-12-01", payingTerritory: comune },
    actions: [{ service, who: "provider", costCents: 1000_00, payer: "comune" }],
  });
  await send(other, "APPROVE_PROJECT", { approvedCents: 1000_00 });
  const source = asked.budget ?? { budgetSource: "comune", budgetTerritory: comune };
  const money = { service, commitCents: 1000_00, ...source };
  const { seq: commitment } = await send(other, "COMMIT_BUDGET", { ...money, periodFrom: day, periodTo: "2027-12-31" });
  const signed = { signerName: "x", signedHow: "onPaper", signedOn: day };
  const signatures = ["person", "socialWorker"].map((signerQuality) => ({ ...signed, signerQuality }));
  await send(head, "SIGN_PROJECT", { signatures });
  const { seq: delivery } = await send(head, "ACTIVATE_DELIVERY", { service });
  await send(head, "ENTRUST_DELIVERY", { delivery, providerAccount: asked.provider });
  const register = deliveryCaseOf(intake, delivery);
  await sendTo(house, head, register, "delivery", "SET_PLAN", { ...asked.plan, commitment });
  return { person, intake, register, commitment };
}
