// Who has a case open: moments, not a record; between people who may read it, and only where the house wants it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeHouseSetting } from "../../server/access/house-settings.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { Presence } from "../../server/live/presence.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const at = (name: string, n = 1) => ({ sessionId: `${name}-${n}`, accountId: name, name });

describe("in memory", () => {
  test("colleagues are named once each, never oneself, and who writes in any of her pages is writing", () => {
    const presence = new Presence(() => 0);
    expect(presence.stay("a", at("Anna"), false)).toEqual([]);
    expect(presence.stay("a", at("Anna", 2), true)).toEqual([]);
    expect(presence.stay("a", at("Bruno"), false)).toEqual([{ name: "Anna", isWriting: true }]);
    expect(presence.stay("b", at("Carla"), false)).toEqual([]);
    presence.leave("a", "Anna-2");
    expect(presence.stay("a", at("Bruno"), false)).toEqual([{ name: "Anna", isWriting: false }]);
    presence.leave("a", "Anna-1");
    expect(presence.stay("a", at("Bruno"), false)).toEqual([]);
  });

  test("a page that falls silent has gone", () => {
    let now = 0;
    const presence = new Presence(() => now);
    presence.stay("a", at("Anna"), false);
    now = 39_000;
    expect(presence.stay("a", at("Bruno"), false)).toHaveLength(1);
    now = 41_000;
    expect(presence.stay("a", at("Bruno"), false)).toEqual([]);
  });

  test("the house forgets rather than grow", () => {
    const presence = new Presence(() => 0);
    presence.stay("first", at("Anna"), false);
    for (let i = 0; i < 6_000; i++) presence.stay(`case-${i}`, at("Anna"), false);
    expect(presence.stay("first", at("Bruno"), false)).toEqual([]);
    expect(presence.stay("case-5999", at("Bruno"), false)).toHaveLength(1);
  });
});

describe("through the gate", () => {
  let house: Installation;
  const caseId = uuidOf("presence");
  const anna = sessionOf("anna", { role: "socialWorker", territory: "020038" });
  const bruno = sessionOf("bruno", { role: "socialWorker", territory: "020038" });
  const elsewhere = sessionOf("elsa", { role: "socialWorker", territory: "020042" });
  beforeAll(async () => {
    house = await install({ workflows: [toyWorkflow] });
    await house.send(anna, {
      caseId,
      kind: "toy",
      expectedSeq: 0,
      type: "OPEN",
      payload: { territory: "020038", story: "inventata" },
    });
  });
  afterAll(() => house.close());

  test("who may read the case is seen by who may, and nobody else is told anything", async () => {
    await callerOf(house, anna).live.stay({ caseId, isWriting: true });
    const seen = await callerOf(house, bruno).live.stay({ caseId });
    expect(seen).toMatchObject({ isOn: true, others: [{ name: anna.name, isWriting: true }] });
    for (const unknown of [caseId, uuidOf("nowhere")])
      await expect(callerOf(house, elsewhere).live.stay({ caseId: unknown })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    await callerOf(house, anna).live.stay({ caseId, leaves: true });
    expect((await callerOf(house, bruno).live.stay({ caseId })).others).toEqual([]);
  });

  test("where the house does not want it nobody is seen", async () => {
    await callerOf(house, anna).live.stay({ caseId });
    expect(changeHouseSetting(house.services.accounts, "showPresence", 0, "ada")).toBe(true);
    expect(await callerOf(house, bruno).live.stay({ caseId })).toMatchObject({ isOn: false, others: [] });
    expect(changeHouseSetting(house.services.accounts, "showPresence", 1, "ada")).toBe(true);
  });
});
