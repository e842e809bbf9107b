// An economic aid that an act granted, made in a journey with the sessions of who proposes and who signs; of Ostiglia, invented.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "./demo.ts";
import { sendAs } from "./journey.ts";
import type { WatchedPage } from "./page.ts";

const today = romeDay(new Date().toISOString());

/** Who decides neither may have proposed: two of them. */
export async function twoPeople(demo: Demo, browser: Browser, width: number): Promise<[WatchedPage, WatchedPage]> {
  return [
    await demo.signIn(browser, "lorenzo.inclusione@demo.ambito.example", { width }),
    await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width }),
  ];
}

export const askedAid = (person: string): JsonObject => ({
  ...{ person, territory: "020038", area: "poverty", requestedOn: today, aidPurpose: "bills" },
});

interface Granting {
  opening: JsonObject;
  proposal?: JsonObject;
  act?: JsonObject;
}

/** Asked for, proposed, decided and granted by an act; its next event has seq 4. */
export async function grantAid(
  [worker, head]: readonly [WatchedPage, WatchedPage],
  { opening, proposal, act }: Granting,
): Promise<string> {
  const caseId = randomUUID();
  let seq = 0;
  const send = (by: WatchedPage, type: string, payload: JsonObject) =>
    sendAs(by.page, { caseId, kind: "economic-aid", expectedSeq: seq++, type, payload });
  await send(head, "OPEN_AID", opening);
  await send(worker, "PROPOSE_AID", {
    ...{ aidProposal: "grant", aidKind: "oneOff", proposedCents: 40_000, proposalText: "Reddito sceso (esempio)" },
    ...proposal,
  });
  await send(head, "RECORD_COMMISSION", {
    ...{ minuteNumber: "4/ES", minuteOn: today, commissionOutcome: "granted", decidedCents: 40_000 },
  });
  await send(head, "SIGN_ACT", {
    ...{ actKind: "determination", actOn: today, actBody: "Comune di prova", signatoryRole: "serviceHead" },
    ...{ actNumber: "88/ES", chapter: "1040/ES", commitmentNumber: "512/ES", ...act },
  });
  return caseId;
}
