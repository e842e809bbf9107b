// What a page sends when an answer is lost on its way: the same act keeps its id, and another act has another.
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createSend } from "../../client/send-once.ts";
import { isSessionLost, sessionBack } from "../../client/session-state.ts";

const network = globalThis.fetch;
let sent: { commandId: string }[];
let answers: (() => Response)[];

const recorded = () => Response.json({ seq: 2, state: "open" });
const lost = (): Response => {
  throw new TypeError("network");
};

beforeEach(() => {
  sent = [];
  globalThis.fetch = async (_, init) => {
    sent.push(JSON.parse(String(init?.body)));
    return (answers.shift() ?? recorded)();
  };
});
afterEach(() => sessionBack());
afterAll(() => {
  globalThis.fetch = network;
});

const remind = (via: string) => ({ caseId: "case", expectedSeq: 1, event: { type: "REMIND", payload: { via } } });
const ids = () => sent.map(({ commandId }) => commandId);

test("pressed again after a lost answer it is the same act, whatever was pressed between", async () => {
  answers = [lost, lost, recorded];
  const send = createSend();
  await expect(send(remind("phone"))).rejects.toThrow();
  await expect(send(remind("mail"))).rejects.toThrow();
  await send(remind("phone"));
  expect(ids()[2]).toBe(ids()[0]);
  expect(ids()[1]).not.toBe(ids()[0]);
});

test("a session that is over is noticed", async () => {
  answers = [() => Response.json({ code: "UNAUTHORIZED" }, { status: 401 })];
  await expect(createSend()(remind("phone"))).rejects.toThrow();
  expect(isSessionLost()).toBe(true);
});
