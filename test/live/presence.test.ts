// Who has a case open: moments, not a record; between people who may read it, and only where the house wants it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeHouseSetting } from "../../server/access/house-settings.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { Presence } from "../../server/live/presence.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const at = (name: string) => ({ sessionId: `${name}-session`, accountId: name, name });
/** Pages of one browser have one session. */
const [one, two] = ["page-1", "page-2"] as const;

describe("in memory", () => {
  test("colleagues are named once each, never oneself, and who writes in any of her pages is writing", () => {
    const presence = new Presence(() => 0);
    expect(presence.stay("a", at("Anna"), one, true)).toEqual([]);
    expect(presence.stay("a", at("Anna"), two, false)).toEqual([]);
    expect(presence.stay("a", at("Bruno"), one, false)).toEqual([{ name: "Anna", isWriting: true }]);
    expect(presence.stay("b", at("Carla"), one, false)).toEqual([]);
    presence.leave("a", at("Anna").sessionId, one);
    expect(presence.stay("a", at("Bruno"), one, false)).toEqual([{ name: "Anna", isWriting: false }]);
    presence.leave("a", at("Anna").sessionId, two);
    expect(presence.stay("a", at("Bruno"), one, false)).toEqual([]);
  });

  test("a page that falls silent has gone", () => {
    let now = 0;
    const presence = new Presence(() => now);
    presence.stay("a", at("Anna"), one, false);
    now = 39_000;
    expect(presence.stay("a", at("Bruno"), one, false)).toHaveLength(1);
    now = 41_000;
    expect(presence.stay("a", at("Bruno"), one, false)).toEqual([]);
  });

  test("the house forgets rather than grow", () => {
    const presence = new Presence(() => 0);
    presence.stay("first", at("Anna"), one, false);
    for (let i = 0; i < 6_000; i++) presence.stay(`case-${i}`, at("Anna"), one, false);
    expect(presence.stay("first", at("Bruno"), one, false)).toEqual([]);
    expect(presence.stay("case-5999", at("Bruno"), one, false)).toHaveLength(1);
  });
});

test("pages a session never took leave of are forgotten beyond some, and nobody else with them", () => {
  const presence = new Presence(() => 0);
  presence.stay("a", at("Anna"), one, true);
  presence.stay("a", at("Bruno"), one, false);
  for (let i = 0; i < 30; i++) presence.stay("a", at("Bruno"), `other-${i}`, false);
  expect(presence.stay("a", at("Bruno"), two, false)).toEqual([{ name: "Anna", isWriting: true }]);
  for (let i = 10; i < 30; i++) presence.leave("a", at("Bruno").sessionId, `other-${i}`);
  presence.leave("a", at("Bruno").sessionId, two);
  expect(presence.stay("a", at("Anna"), one, true)).toEqual([]);
});

describe("through the gate", () => {
  let house: Installation;
  const caseId = uuidOf("presence");
  const pageId = uuidOf("page");
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
    await callerOf(house, anna).live.stay({ pageId, caseId, isWriting: true });
    const seen = await callerOf(house, bruno).live.stay({ pageId, caseId });
    expect(seen).toMatchObject({ isOn: true, others: [{ name: anna.name, isWriting: true }] });
    for (const unknown of [caseId, uuidOf("nowhere")])
      await expect(callerOf(house, elsewhere).live.stay({ pageId, caseId: unknown })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    await callerOf(house, anna).live.stay({ pageId, caseId, leaves: true });
    expect((await callerOf(house, bruno).live.stay({ pageId, caseId })).others).toEqual([]);
  });

  test("where the house does not want it nobody is seen", async () => {
    await callerOf(house, anna).live.stay({ pageId, caseId });
    expect(changeHouseSetting(house.services.accounts, "showPresence", 0, "ada")).toBe(true);
    expect(await callerOf(house, bruno).live.stay({ pageId, caseId })).toMatchObject({ isOn: false, others: [] });
    expect(changeHouseSetting(house.services.accounts, "showPresence", 1, "ada")).toBe(true);
  });
});
