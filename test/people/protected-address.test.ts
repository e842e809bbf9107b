// Where a person lives is protected from one day on: what was written before, as address or domicile, is closed from then on to
// whoever may not know the protected one, on the record, in its history, in the past and in the cases about her.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const supervisor = sessionOf("supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const clerk = sessionOf("clerk", { role: "adminClerk", territory: ostiglia });

const person = uuidOf("protected person");
const [child, stranger] = [uuidOf("protected child"), uuidOf("protected stranger")];
const intake = uuidOf("protected intake");
const places = ["Via Nascosta 7", "Via Rifugio 9", "Casa di prova 1"];

let house: Installation;
const send = (type: string, payload: Record<string, string | number | boolean>, by = supervisor) =>
  sendTo(house, by, person, "person", type, payload);

/** All that the reader is told of the person and her case, as text. */
async function told(by: Session): Promise<string> {
  const ask = callerOf(house, by);
  const answers = await Promise.allSettled([
    ask.people.getRecord({ personId: person }),
    ask.cases.listTimeline({ caseId: person }),
    ask.people.find({ words: "Protettini" }),
    ask.cases.getCase({ caseId: person, at: "2026-03-09T10:00" }),
    ask.cases.getCase({ caseId: intake }),
    ask.cases.listTimeline({ caseId: intake }),
  ]);
  // Of the record nothing may be missing for another reason.
  expect(answers.slice(0, 4).map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"));
  return JSON.stringify(answers.map((one) => (one.status === "fulfilled" ? one.value : "")));
}

const seenBy = async (by: Session): Promise<string[]> => {
  const all = await told(by);
  return places.filter((place) => all.includes(place));
};

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, anna, desk, clerk]) house.know(accountId, ...grants);
  const named = { surname: "Protettini", givenName: "Ada", birthOn: "1991-02-03", fiscalCodeMissing: "unknown" };
  await send("OPEN_PERSON", { ...named, territory: ostiglia, address: "Via Nascosta 7", phone: "0386 000000" });
  await send("MOVE_DOMICILE", { domicile: ostiglia, domicileFrom: "2026-01-10", domicileAddress: "Via Rifugio 9" });
  const beside = { fiscalCodeMissing: "unknown", territory: ostiglia, address: "Via Nascosta 7" };
  for (const [id, givenName, surname] of [
    [child, "Eva", "Protettini"],
    [stranger, "Ugo", "Vicini"],
  ] as const)
    await sendTo(house, supervisor, id, "person", "OPEN_PERSON", { ...beside, surname, givenName });
  const contact = {
    person,
    territory: ostiglia,
    area: "adults",
    need: "careAtHome",
    channel: "desk",
    requester: "self",
  };
  const opened = { ...contact, contactReason: "Chiede aiuto" };
  await sendTo(house, supervisor, intake, "case-intake", "OPEN_CONTACT", opened);
  // A minute of the past is told once it is over.
  house.at("2026-03-09T10:00:00.000Z");
});
afterAll(() => house.close());

describe("an address that is protected from one day on", () => {
  it("stood open before", async () => {
    expect(await seenBy(desk)).toEqual(places.slice(0, 2));
    expect(await seenBy(anna)).toEqual(places.slice(0, 2));
  });

  it("is closed afterwards with every place written before, also in the past", async () => {
    await send("PROTECT_ADDRESS", { protectedAddressText: "Casa di prova 1" });
    expect(await seenBy(desk)).toEqual([]);
    expect(await seenBy(clerk)).toEqual([]);
    expect(await seenBy(anna)).toEqual([]);
    expect(await told(desk)).toContain("0386 000000");
    const record = await callerOf(house, desk).people.getRecord({ personId: person });
    const closed = record.fields.filter(({ shown }) => shown === "closed").map(({ field }) => field);
    expect(closed).toEqual(expect.arrayContaining(["domicileAddress"]));
  });

  it("closes the same place on the record of a child who lives with her, not of a stranger", async () => {
    const home = { householdKind: "registry", territory: ostiglia };
    const members = [
      { person, relation: "reference", from: "2020-01-01" },
      { person: child, relation: "child", from: "2020-01-01" },
    ];
    const shows = async (by: Session, id: string) =>
      JSON.stringify(await callerOf(house, by).people.getRecord({ personId: id })).includes("Via Nascosta 7");
    const foundAt = async () => {
      const { persons } = await callerOf(house, desk).search.find({ words: "via nascosta 7" });
      return persons.map(({ personId }) => personId).sort();
    };
    expect([await shows(desk, child), await shows(desk, stranger)]).toEqual([true, true]);
    expect(await foundAt()).toEqual([child, stranger].sort());
    await sendTo(house, supervisor, uuidOf("protected home"), "household", "OPEN_HOUSEHOLD", { ...home, members });
    expect([await shows(desk, child), await shows(desk, stranger)]).toEqual([false, true]);
    expect(await foundAt()).toEqual([stranger]);
    expect(await shows(supervisor, child)).toBe(true);
  });

  it("is known to who may know the protected one", async () => {
    expect(await seenBy(supervisor)).toEqual(places);
  });

  it("stands open again when the protection ends", async () => {
    await send("END_ADDRESS_PROTECTION", {});
    expect(await seenBy(desk)).toEqual(places.slice(0, 2));
  });
});
