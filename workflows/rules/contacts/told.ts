// What the page of a receipt says of a request, without a name, a place or a need: how far it is, what is missing, until when the
// office has time. Of the case that a contact became only the person who asked for herself is told more.
import type { CaseSnapshot } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { guardedNeeds } from "./in-public.ts";

/** All that is ever said of how far a request is; the words are in client/text. */
type Stage =
  | ("received" | "sentOn" | "answered" | "opened")
  | (
      | "reported"
      | "listening"
      | "assessing"
      | "listed"
      | "drafted"
      | "signed"
      | "running"
      | "paused"
      | "movedOn"
      | "ended"
    );

export interface Told {
  stage: Stage;
  /** The day somebody promised to call. */
  callBackOn?: Day;
  /** The papers of the person are missing, and the term stands still; or the answer of another office. */
  missing?: "documents" | "otherOffice";
  /** Day by which the office has to conclude. */
  concludeBy?: Day;
}

const stageOfContact: Record<string, Stage> = { received: "received", referred: "sentOn", answered: "answered" };

const stageOfCase: Record<string, Stage> = {
  ...{ contact: "opened", reported: "reported", inListening: "listening", inAssessment: "assessing" },
  ...{ inWaitingList: "listed", projectDrafted: "drafted", projectSigned: "signed", inDelivery: "running" },
  ...{ inReview: "running", suspended: "paused", transferred: "movedOn", reopening: "opened" },
  ...{ closedOriented: "ended", closed: "ended", declined: "ended", untraceable: "ended", openedByMistake: "ended" },
};

/** Art. 403 c.c., a judge's mandate, care shared with the services of health or of justice. */
const isUnderMeasure = ({ mandate, removal, sharedCare }: CaseSnapshot["doc"]["context"]): boolean =>
  mandate !== undefined || removal !== undefined || (Array.isArray(sharedCare) && sharedCare.length > 0);

/** Nothing is told of it: protection, violence, probation, a judge's measure, a case kept to named readers. */
export const isGuarded = ({ doc }: CaseSnapshot): boolean =>
  doc.head.area === "protection" ||
  doc.head.area === "foster" ||
  doc.head.restricted === true ||
  guardedNeeds.some((need) => need === doc.context.need) ||
  isUnderMeasure(doc.context);

/** For whom she asked: of somebody else's case nothing is told but that there is one. */
const isOwn = (contact: CaseSnapshot): boolean => contact.doc.context.requester === "self";

/** Undefined where nothing may be told. `intake` is the case the contact became. */
export function tellOf(contact: CaseSnapshot, intake: CaseSnapshot | undefined): Told | undefined {
  if (isGuarded(contact) || (intake && isGuarded(intake))) return undefined;
  if (contact.state !== "becameCase") {
    const { callBack } = contact.doc.deadlines;
    const stage = stageOfContact[contact.state];
    if (stage === undefined) return undefined;
    return { stage, ...(callBack?.status === "running" && callBack.dueOn ? { callBackOn: callBack.dueOn } : {}) };
  }
  if (!intake || !isOwn(contact)) return { stage: "opened" };
  const { procedure } = intake.doc.deadlines;
  const missing =
    procedure?.stopped?.ground === "missingDocuments"
      ? "documents"
      : Object.keys(intake.doc.asked).length > 0
        ? "otherOffice"
        : undefined;
  return {
    stage: stageOfCase[intake.state] ?? "opened",
    ...(missing ? { missing } : {}),
    ...(procedure?.status === "running" && procedure.dueOn && !procedure.stopped
      ? { concludeBy: procedure.dueOn }
      : {}),
  };
}
