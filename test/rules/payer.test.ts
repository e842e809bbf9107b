// Who pays, through moves and mergers: the district's own mergers of 2017-2019, and what holds whatever the table is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PayerQuestion, payingBody } from "../../workflows/rules/payer/paying-body.ts";
import { type ComuneSpan, residentSince, successorOn } from "../../workflows/rules/payer/succession.ts";
import { root } from "../support/source-files.ts";

const [, ...lines] = readFileSync(join(root, "db/seed/data/comuni.csv"), "utf8").trim().split("\n");
const district: ComuneSpan[] = lines.map((line) => {
  const [istat = "", , , validFrom = "", validTo = "", successor = ""] = line.split(",");
  return { istat, validFrom, validTo: validTo || null, successorIstat: successor || null };
});
const on = "2026-03-02";
const [revere, pieve, borgoMantovano, felonica, sermide, ostiglia, quistello] = [
  ...["020049", "020040", "020072", "020023", "020061", "020038", "020047"],
] as [string, string, string, string, string, string, string];

describe("a merged comune", () => {
  it.each([
    [revere, "2017-12-31", revere],
    [revere, "2018-01-01", borgoMantovano],
    [pieve, on, borgoMantovano],
    [felonica, "2017-02-28", felonica],
    [felonica, "2017-03-01", sermide],
    // The same code before and after the merger.
    [sermide, "2017-02-28", sermide],
    [sermide, on, sermide],
    [quistello, on, quistello],
    ["999999", on, "999999"],
  ])("%s on %s is %s", (istat, day, expected) => expect(successorOn(district, istat, day)).toBe(expected));

  it("does not break the years of residence", () => {
    const lived = [
      { territory: ostiglia, from: "2001-01-01" },
      { territory: revere, from: "2010-05-01" },
      { territory: borgoMantovano, from: "2018-01-01" },
    ];
    expect(residentSince(lived, district, on)).toEqual({ territory: borgoMantovano, from: "2010-05-01" });
    expect(residentSince(lived, district, "2017-01-01")).toEqual({ territory: revere, from: "2010-05-01" });
    expect(residentSince(lived, district, "2000-01-01")).toBeUndefined();
  });
});

const ask: PayerQuestion = {
  ...{ service: "ordinary", on, isMinor: false, standing: [], acts: [], comuni: district },
  residences: [
    { territory: revere, from: "2015-01-01" },
    { territory: ostiglia, from: "2024-06-01" },
  ],
};

describe("who pays", () => {
  it("ordinary services: the comune of residence on the day", () => {
    expect(payingBody(ask)).toEqual({ payer: ostiglia, reason: "residenceAtDelivery", countsOn: on, ignored: [] });
    const before = { payer: borgoMantovano, formerly: revere, reason: "residenceAtDelivery" };
    expect(payingBody({ ...ask, on: "2024-05-31" })).toMatchObject(before);
    expect(payingBody({ ...ask, on: "2014-01-01" })).toMatchObject({ reason: "residenceUnknown" });
  });

  it("a stay: the comune of residence when it began, and the later move is listed without effect", () => {
    expect(payingBody({ ...ask, service: "residential", startedOn: "2023-01-01" })).toEqual({
      ...{ payer: borgoMantovano, formerly: revere, reason: "residenceAtStart", countsOn: "2023-01-01" },
      ignored: [{ territory: ostiglia, from: "2024-06-01" }],
    });
  });

  it("foster care of a minor: the parents' comune when it began, the guardian's where there is one", () => {
    const at = { service: "foster", startedOn: "2025-01-01", isMinor: true } as const;
    const mother = { holder: "m", role: "parent", residences: [{ territory: pieve, from: "2010-01-01" }] } as const;
    const father = { ...mother, holder: "f", residences: [{ territory: revere, from: "2012-01-01" }] };
    // Two comuni that became one.
    expect(payingBody({ ...ask, ...at, standing: [mother, father] })).toMatchObject({
      payer: borgoMantovano,
      reason: "parentsAtStart",
    });
    const away = { ...father, residences: [{ territory: quistello, from: "2012-01-01" }] };
    const apart = payingBody({ ...ask, ...at, standing: [mother, away] });
    expect(apart).toMatchObject({ reason: "parentsApart", among: [quistello, borgoMantovano] });
    expect(apart.payer).toBeUndefined();
    const guardian = { ...away, holder: "g", role: "guardian" } as const;
    expect(payingBody({ ...ask, ...at, standing: [mother, guardian] })).toMatchObject({
      payer: quistello,
      reason: "guardianAtStart",
    });
    expect(payingBody({ ...ask, ...at }).reason).toBe("parentsUnknown");
    expect(payingBody({ ...ask, ...at, standing: [{ ...mother, residences: [] }] }).reason).toBe("parentsUnknown");
    expect(payingBody({ ...ask, ...at, isMinor: undefined }).reason).toBe("ageUnknown");
  });

  it("an act goes before the rule while it holds", () => {
    const act = {
      payerAct: 7,
      service: "ordinary",
      territory: quistello,
      from: "2025-01-01",
      until: "2025-12-31",
    } as const;
    expect(payingBody({ ...ask, acts: [act], on: "2025-12-31" })).toMatchObject({ payer: quistello, payerAct: 7 });
    expect(payingBody({ ...ask, acts: [act] })).toMatchObject({ payer: ostiglia, reason: "residenceAtDelivery" });
    expect(
      payingBody({ ...ask, acts: [act], on: "2025-12-31", service: "residential", startedOn: "2025-01-01" }).reason,
    ).toBe("residenceAtStart");
  });
});

const days = fc.integer({ min: 1990, max: 2030 }).map((year) => `${year}-06-01`);
const places = fc.constantFrom("a", "b", "c", "d", "e", "f");
/** Each comune ends at most once, into one that begins then or exists: letters later in the alphabet take over. */
const tables: fc.Arbitrary<ComuneSpan[]> = fc
  .array(fc.record({ ends: fc.option(days, { nil: undefined }), jump: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 6,
    maxLength: 6,
  })
  .map((rows) =>
    rows.map(({ ends, jump }, i) => {
      const next = "abcdef"[i + jump];
      const isOver = ends !== undefined && next !== undefined;
      return {
        istat: "abcdef".charAt(i),
        validFrom: "1866-01-01",
        validTo: isOver ? ends : null,
        successorIstat: isOver ? next : null,
      };
    }),
  );
const homes = fc.array(fc.record({ territory: places, from: days }), { maxLength: 6 });

describe("whatever the table", () => {
  it("a successor is in force, is its own successor, and does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(tables, places, days, (table, istat, day) => {
        const found = successorOn(table, istat, day);
        const row = table.find((one) => one.istat === found);
        expect(row && (row.validTo === null || day <= row.validTo)).toBe(true);
        expect(successorOn(table, found, day)).toBe(found);
        expect(successorOn([...table].reverse(), istat, day)).toBe(found);
      }),
    );
  });

  it("to follow a merger today and another tomorrow is to follow both tomorrow", () => {
    fc.assert(
      fc.property(tables, places, days, days, (table, istat, one, two) => {
        const [early, late] = one < two ? [one, two] : [two, one];
        expect(successorOn(table, successorOn(table, istat, early), late)).toBe(successorOn(table, istat, late));
      }),
    );
  });

  it("a merger neither shortens nor moves a residence", () => {
    fc.assert(
      fc.property(tables, homes, days, (table, lived, day) => {
        const since = residentSince(lived, table, day);
        const plain = residentSince(lived, [], day);
        expect(since === undefined).toBe(plain === undefined);
        if (!since || !plain) return;
        expect(since.from <= plain.from).toBe(true);
        expect(since.territory).toBe(successorOn(table, plain.territory, day));
      }),
    );
  });

  it("the payer of a stay of an adult never changes by a later move", () => {
    fc.assert(
      fc.property(tables, homes, homes, days, days, (comuni, lived, later, startedOn, day) => {
        const question: PayerQuestion = {
          ...{ service: "residential", startedOn, on: day, isMinor: false, standing: [], acts: [], comuni },
          residences: lived,
        };
        const moves = later.filter((one) => one.from > startedOn);
        const { ignored: _, ...before } = payingBody(question);
        const { ignored, ...after } = payingBody({ ...question, residences: [...lived, ...moves] });
        expect(after).toEqual(before);
        if (before.payer) expect(ignored.length).toBeGreaterThanOrEqual(moves.filter((one) => one.from <= day).length);
      }),
    );
  });
});
