// Amounts of an economic aid, and the formal check of an IBAN.
import { describe, expect, test } from "vitest";
import { type AidAmounts, dueCents, owedCents, paidCents, restCents } from "../../workflows/rules/aid/amounts.ts";
import { isIban, tidyIban } from "../../workflows/rules/aid/iban.ts";

const none: AidAmounts = { paid: [], repaid: [] };
const pay = (aid: AidAmounts): AidAmounts => ({
  ...aid,
  paid: [...aid.paid, { on: "2026-01-01", cents: dueCents(aid), mandate: String(aid.paid.length) }],
});

describe("what is due", () => {
  test("is all of a contribution given once, and nothing before it is granted", () => {
    expect(dueCents(none)).toBe(0);
    expect(dueCents({ ...none, aidKind: "oneOff", grantedCents: 42_001 })).toBe(42_001);
  });

  test.each([
    [100_000, 3],
    [100_001, 7],
    [2, 3],
    [35_999, 36],
  ])("of %i cents in %i months comes to what was granted, the last takes the rest", (grantedCents, months) => {
    let aid: AidAmounts = { ...none, aidKind: "continuing", grantedCents, months };
    for (let i = 0; i < months; i++) aid = pay(aid);
    expect([paidCents(aid), restCents(aid), dueCents(aid)]).toEqual([grantedCents, 0, 0]);
    const given = aid.paid.map(({ cents }) => cents);
    expect(Math.min(...given.slice(0, -1))).toBe(Math.floor(grantedCents / months));
  });

  test("what the bank sent back is due again", () => {
    const paid = [{ on: "2026-01-01", cents: 500, mandate: "1", returnedOn: "2026-01-09" }];
    expect([dueCents({ ...none, grantedCents: 500, paid }), paidCents({ paid })]).toEqual([500, 0]);
  });

  test("only a loan is owed back", () => {
    const paid = [{ on: "2026-01-01", cents: 500, mandate: "1" }];
    const aid = { ...none, grantedCents: 500, paid, repaid: [{ on: "2026-02-01", cents: 200 }] };
    expect([owedCents({ ...aid, aidKind: "oneOff" }), owedCents({ ...aid, aidKind: "loan" })]).toEqual([0, 300]);
  });
});

describe("an IBAN", () => {
  test.each(["IT60X0542811101000000123456", "it60 x054 2811 1010 0000 0123 456", "DE89 3704 0044 0532 0130 00"])(
    "%s is in order",
    (text) => expect(isIban(text)).toBe(true),
  );
  test.each(["IT60X0542811101000000123457", "IT60X054281110100000012345", "IT60", "", "60X0542811101000000123456IT"])(
    "%s is not",
    (text) => expect(isIban(text)).toBe(false),
  );
  test("any one digit that is wrong is found", () => {
    const iban = "IT60X0542811101000000123456";
    for (let i = 2; i < iban.length; i++) {
      if (!/\d/.test(iban[i] ?? "")) continue;
      const wrong = iban.slice(0, i) + String((Number(iban[i]) + 1) % 10) + iban.slice(i + 1);
      expect(isIban(wrong), wrong).toBe(false);
    }
    expect(tidyIban(" it60 x ")).toBe("IT60X");
  });
});
