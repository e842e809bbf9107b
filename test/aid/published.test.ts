// Acts that granted aids, for publication: without a name, with the number of the application, without a category that few of a comune
// share; also of an aid that was revoked; only for who may, and recorded.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Grant, publishable } from "../../workflows/rules/aid/published.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const carla = sessionOf("carla", { role: "adminClerk" });
const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const personId = uuidOf("who asks");

let house: Installation;
const take = (by: Session, from = "2026-03-01", to = "2026-03-31") =>
  callerOf(house, by).aid.takePublished({ from, to, comune: "", locale: "it" });
const rowsOf = (content: string) => {
  const lines = content.replace("\uFEFF", "").split("\r\n").slice(3);
  return lines.slice(0, lines.indexOf("")).map((line) => line.split(";").slice(1));
};

async function granted(name: string, territory: string, aidPurpose: string, actOn = "2026-03-06"): Promise<string> {
  const caseId = uuidOf(name);
  const send = (by: Session, seq: number, type: string, payload: JsonObject) =>
    house.send(by, { caseId, kind: "economic-aid", expectedSeq: seq, type, payload });
  await send(anna, 0, "OPEN_AID", {
    person: personId,
    territory,
    area: "poverty",
    requestedOn: "2026-02-02",
    aidPurpose,
  });
  const asked = { aidProposal: "grant", aidKind: "oneOff", proposedCents: 5_050, proposalText: "Reddito sceso" };
  await send(anna, 1, "PROPOSE_AID", asked);
  await send(carla, 2, "RECORD_COMMISSION", {
    ...{ minuteNumber: "4", minuteOn: "2026-02-05", commissionOutcome: "granted", decidedCents: 5_050 },
  });
  const act = { actKind: "determination", actBody: "Comune", signatoryRole: "serviceHead", signatory: "Rossi Piera" };
  await send(sara, 3, "SIGN_ACT", { ...act, actNumber: name, actOn, chapter: "1", commitmentNumber: "5" });
  if (name === "revoked")
    await send(sara, 4, "REVOKE_AID", {
      ...{ ...act, actNumber: "99", actOn: "2026-03-07", revocationReason: "movedAway", revocationText: "Trasferita" },
    });
  return caseId;
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [carla, paola, anna, sara]) house.know(one.accountId, ...one.grants);
  await house.send(anna, {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      ...{ surname: "Zampironi", givenName: "Ada", birthOn: "1950-01-01", territory: ostiglia },
      fiscalCodeMissing: "unknown",
    },
  });
  for (const name of ["1", "2", "3"]) await granted(name, ostiglia, "bills");
  await granted("revoked", poggio, "rent");
  await granted("before", poggio, "rent", "2026-02-27");
});
afterAll(() => house.close());

test("the file tells acts, amounts and categories, and nobody", async () => {
  const { grants, file } = await take(carla);
  expect(grants).toBe(4);
  const bills = ["Determinazione", "1", "06/03/2026", "Comune", "Responsabile del servizio", "Ostiglia"];
  expect(rowsOf(file.content)[0]).toEqual([...bills, "Contributo una tantum", "Utenze", "50,5"]);
  // Of the revoked one the act that granted it; alone of its comune, it has no category.
  expect(rowsOf(file.content)[3]).toEqual([
    ...["Determinazione", "revoked", "06/03/2026", "Comune", "Responsabile del servizio", "Poggio Rusco"],
    ...["non indicato", "non indicato", "50,5"],
  ]);
  for (const one of ["Zampironi", "Rossi", "Reddito", personId, uuidOf("1")]) expect(file.content).not.toContain(one);
  expect(rowsOf((await take(paola)).file.content).map((row) => row[5])).toEqual(["Poggio Rusco"]);
  const read = listReads(house.services.reads.db, { accountId: "carla" }, 50);
  expect(read.map(({ what, kind, answered }) => [what, kind, answered])).toEqual([["export", "economic-aid", 4]]);
});

test("who looks into aids does not publish them, and days that run backwards are refused", async () => {
  await expect(take(anna)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(take(carla, "2026-03-31", "2026-03-01")).rejects.toMatchObject({ message: "INVALID" });
});

test("a category that few share is left out, and another one with it where it would stand alone", () => {
  const grant = (comune: string, aidPurpose: string): Grant => ({
    ...{ number: "n", comune, aidKind: "oneOff", aidPurpose, actKind: "determination", actNumber: "1" },
    ...{ actOn: "2026-03-06", actBody: "Comune", signatoryRole: "serviceHead", grantedCents: 1 },
  });
  const of = (comune: string, purposes: string) => [...purposes].map((purpose) => grant(comune, purpose));
  const shown = (grants: Grant[]) =>
    publishable(grants, 3)
      .map(({ aidPurpose }) => aidPurpose)
      .join("");
  expect(shown(of("a", "rrrbbb"))).toBe("rrrbbb");
  // One alone takes the smallest of the others with it.
  expect(shown(of("a", "rrrrbbbf"))).toBe("rrrr");
  expect(shown(of("a", "rrrffu"))).toBe("rrr");
  expect(shown([...of("a", "rr"), ...of("b", "r")])).toBe("");
});
