// What is typed on the sheet of a month: found again after the page is left, kept apart by month, told apart from what others recorded
// meanwhile, and recorded only as a whole that can be read.
import { createRoot, createSignal } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { createMonthTyping, type MonthTyping } from "../../client/cases/month-typing.ts";
import { findDraft, forgetDrafts, restoreDrafts } from "../../client/ui/form/drafts.ts";
import type { RegisterRow } from "../../workflows/rules/deliveries/register.ts";

const [first, second] = ["2026-03-02", "2026-03-09"];
let leave: () => void = () => undefined;
afterEach(() => {
  leave();
  forgetDrafts();
});

async function open(rows: RegisterRow[] = [], start = "2026-03") {
  const [month, setMonth] = createSignal(start);
  const [recorded, setRecorded] = createSignal(rows);
  let typing!: MonthTyping;
  createRoot((dispose) => {
    leave = dispose;
    typing = createMonthTyping(() => ({
      ...{ caseId: "c", month: month(), unit: "hour" as const, label: () => `Foglio di ${month()}` },
      rowOf: (day: string) => recorded().find((row) => row.on === day),
    }));
  });
  await Promise.resolve();
  return { typing, setMonth, setRecorded };
}

test("what was typed is there again when the sheet is, and its draft says what it is of", async () => {
  const before = await open();
  before.typing.type(first, "quantity", "1:30");
  before.typing.type(second, "deviation", "hospital");
  leave();
  expect(findDraft("c/month/2026-03")).toMatchObject({ label: "Foglio di 2026-03" });
  const { typing } = await open();
  expect([typing.shown(first, "quantity"), typing.shown(second, "deviation"), typing.resumed()]).toEqual([
    "1:30",
    "hospital",
    true,
  ]);
  expect(typing.rows()).toEqual([
    { givenOn: first, quantity: 90 },
    { givenOn: second, quantity: 0, deviation: "hospital" },
  ]);
  expect(typing.once()).toBe(findDraft("c/month/2026-03")?.once);
  typing.forget();
  expect([typing.days(), findDraft("c/month/2026-03")]).toEqual([[], undefined]);
});

test("what the device gives later is taken where nobody has typed yet", async () => {
  const { typing } = await open();
  const kept = { typed: { [`${first} quantity`]: "45" }, start: {}, once: "x", label: "", address: "", page: "" };
  restoreDrafts(new Map([["c/month/2026-03", kept]]));
  await Promise.resolve();
  expect(typing.shown(first, "quantity")).toBe("45");
});

test("each month has its own, and a month that is looked at has none", async () => {
  const { typing, setMonth } = await open();
  typing.type(first, "quantity", "60");
  setMonth("2026-02");
  await Promise.resolve();
  expect(typing.days()).toEqual([]);
  typing.type("2026-02-02", "quantity", "30");
  setMonth("2026-03");
  await Promise.resolve();
  expect(typing.days()).toEqual([first]);
  expect(findDraft("c/month/2026-02")?.typed).toEqual({ "2026-02-02 quantity": "30" });
});

test("a cell that says what the register says holds nothing, and one that others changed says so", async () => {
  const { typing, setRecorded } = await open([{ on: first, quantity: 90 }]);
  expect(typing.shown(first, "quantity")).toBe("1:30");
  typing.type(first, "quantity", "1:00");
  expect(typing.recordedSince(first, "quantity")).toBeUndefined();
  setRecorded([{ on: first, quantity: 75 }]);
  expect(typing.recordedSince(first, "quantity")).toBe("1:15");
  expect(typing.shown(first, "quantity")).toBe("1:00");
  typing.type(first, "quantity", "1:15");
  expect(typing.days()).toEqual([]);
});

test("nothing is recorded while a cell cannot be read, and a reason typed alone keeps what was given", async () => {
  const { typing } = await open([{ on: second, quantity: 60 }]);
  typing.type(first, "quantity", "1.30");
  expect(typing.rows()).toBeUndefined();
  typing.type(first, "quantity", "1,5");
  typing.type(second, "deviation", "agreedChange");
  expect(typing.rows()).toEqual([
    { givenOn: first, quantity: 90 },
    { givenOn: second, quantity: 60, deviation: "agreedChange" },
  ]);
});
