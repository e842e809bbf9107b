// What went out comes in as what is there: a list exported by the office brings no news, in either format; and whatever people a
// spreadsheet holds, bringing it in twice, in another order and with rows added, makes each of them once.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { computeFiscalCode } from "../../workflows/rules/fiscal-code/compute.ts";
import { takeExport } from "../support/exports.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let sara = "";
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
});
afterAll(() => office.house.close());

const code = (surname: string, givenName: string, birthOn: string, sex: "F" | "M") =>
  computeFiscalCode({ surname, givenName, birthOn, sex, birthPlace: "G186" });

describe("an exported list", () => {
  test("brings no news when it is imported, as CSV and as a workbook", async () => {
    const people = [
      ["De Luca", "Anna Maria", "1950-12-31", "F"],
      ["Rossi", "Ugo", "1948-02-01", "M"],
      ["D'Angelo", "Ivo", "1999-07-15", "M"],
    ] as const;
    const rows = people.map((one, i) =>
      [
        i + 1,
        one[0],
        one[1],
        code(one[0], one[1], one[2], one[3]),
        one[2].split("-").reverse().join("/"),
        "Ostiglia",
        "Prova",
      ].join(";"),
    );
    const file = ["N. pratica;Cognome;Nome;Codice fiscale;Data di nascita;Comune;Motivo", ...rows].join("\r\n");
    const first = await office.preview(sara, file, { withCases: true, area: "adults" });
    expect(first.makes).toEqual({ persons: 3, cases: 3, households: 0 });
    await office.start(sara, first.id);
    for (const format of ["csv", "xlsx"] as const) {
      const columns = ["number", "person", "fiscalCode", "comune"];
      const { content } = await takeExport(office.house, office.as(sara), { format, columns });
      const seen = await office.preview(sara, content, {
        source: `Esportato ${format}`,
        columns: ["", "fullName", "fiscalCode", "comune"],
      });
      expect(seen.rows.map(({ status, choice, problems }) => [status, choice, problems])).toEqual(
        people.map(() => ["known", "link", []]),
      );
      expect(seen.makes).toEqual({ persons: 0, cases: 0, households: 0 });
    }
  });
});

const letters = (least: number) =>
  fc.array(fc.constantFrom(..."abcdefgilmnoprstuvz"), { minLength: least, maxLength: 9 }).map((one) => {
    const word = one.join("");
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  });
const someone = fc.record({
  surname: letters(5).map((one) => `Zq${one}`),
  givenName: letters(3),
  year: fc.integer({ min: 1920, max: 2015 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  number: fc.boolean(),
});

test("any people are made once, however often and in whatever order they come", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 12 }), fc.nat(), async (people, turn) => {
      run += 1;
      const rows = people.map(({ surname, givenName, year, month, day, number }, i) =>
        [number ? `k${i}` : "", surname, givenName, `${day}/${month}/${year}`, "Ostiglia"].join(";"),
      );
      const source = `Elenco ${run}`;
      const head = "Codice;Cognome;Nome;Data di nascita;Comune";
      const counted = async () => {
        const [row] = await office.house.services.driver.read<{ n: number }>("SELECT count(*) AS n FROM person_row");
        return row?.n ?? 0;
      };
      const before = await counted();
      const first = await office.preview(sara, [head, ...rows].join("\n"), { source });
      // Somebody like one of an earlier run is made all the same.
      await office.call(sara).imports.choose({ importId: first.id, lines: "known", choice: "new" });
      const { makes } = await office.call(sara).imports.getPreview({ importId: first.id });
      const job = await office.start(sara, first.id);
      expect(job.failed).toBe(0);
      expect((await counted()) - before).toBe(makes.persons);
      const turned = [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)];
      const again = await office.preview(sara, [head, ...turned, ";Nuovissimo;Tizio;1/1/1930;Ostiglia"].join("\n"), {
        source,
      });
      const fresh = again.rows.filter(({ status }) => status !== "there" && status !== "error");
      expect(fresh.map(({ name }) => name)).toEqual(["Nuovissimo Tizio"]);
    }),
    { seed: 5, numRuns: 12 },
  );
});
