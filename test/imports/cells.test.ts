// Cells of spreadsheets as days, names and codes: what is read, and what is refused rather than guessed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayOfSerial,
  readDay,
  readFiscalCode,
  readPhone,
  readRelation,
  readSex,
  splitName,
} from "../../workflows/rules/imports/cells.ts";

const today = "2026-03-02";

describe("days", () => {
  test("as Italians write them, as spreadsheets count them, and none that is not there", () => {
    const read = (cell: string) => readDay(cell, today);
    for (const cell of [
      "31/12/1970",
      "31.12.1970",
      "31-12-1970",
      "1970-12-31",
      "1970-12-31 00:00:00",
      "25933",
      "25933,5",
    ])
      expect(read(cell), cell).toEqual({ value: "1970-12-31" });
    expect(read("1/2/1970")).toEqual({ value: "1970-02-01" });
    expect(read("31/02/1970")).toEqual({ problem: "notADay" });
    expect(read("12/31/1970")).toEqual({ problem: "notADay" });
    expect(read("1/2/70")).toEqual({ problem: "shortYear" });
    expect(read("03/03/2026")).toEqual({ problem: "inFuture" });
    expect(read("1970")).toEqual({ problem: "notADay" });
  });

  test("a spreadsheet's number is the day it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_000, max: 80_000 }), (serial) => {
        const day = dayOfSerial(serial) ?? "";
        expect((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000).toBe(serial);
      }),
      { seed: 3 },
    );
  });
});

test("names in one cell are parted by the fiscal code, and not guessed without it", () => {
  expect(splitName("Rossi Mario", undefined)).toEqual({ value: { surname: "Rossi", givenName: "Mario" } });
  expect(splitName("De Luca, Anna Maria", undefined)).toEqual({
    value: { surname: "De Luca", givenName: "Anna Maria" },
  });
  expect(splitName("De Luca Anna Maria", "DLCNMR70A41F205X")).toEqual({
    value: { surname: "De Luca", givenName: "Anna Maria" },
  });
  expect(splitName("De Luca Anna Maria", undefined)).toEqual({ problem: "nameNotSplit" });
  expect(splitName("De Luca Anna Maria", "RSSMRA70A01F205X")).toEqual({ problem: "nameNotSplit" });
});

test("sex, codes, telephones and relations", () => {
  expect([readSex("Femmina"), readSex(" m "), readSex("x")]).toEqual([
    { value: "F" },
    { value: "M" },
    { problem: "notASex" },
  ]);
  expect(readFiscalCode("rss mra 70a01 f205x")).toEqual({ value: "RSSMRA70A01F205X" });
  expect(readFiscalCode("RSSMRA70A01F205")).toEqual({ problem: "notACode" });
  expect(readPhone("0386/123456 - 333 1234567")).toEqual({ value: "0386/123456" });
  expect(readPhone("non ha")).toEqual({ problem: "notAPhone" });
  const listed = new Map([["nonna o nonno", "grandparent"]]);
  expect(readRelation("Moglie", listed)).toEqual({ value: "spouse" });
  expect(readRelation("Nonna o nonno", listed)).toEqual({ value: "grandparent" });
  expect(readRelation("boh", listed)).toEqual({ problem: "notAWord" });
});
