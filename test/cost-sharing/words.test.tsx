// What the screens of cost sharing say: every step of a share in both languages, faults at their place, and a file of tariffs that
// comes back as it went out.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { Faults } from "../../client/cost-sharing/faults.tsx";
import { centsOf, previewWords } from "../../client/cost-sharing/preview.tsx";
import { fileOf, mostInFile, readFile } from "../../client/cost-sharing/tariff-file.ts";
import { type Row, reasonWords } from "../../client/cost-sharing/to-compute.tsx";
import { type Proposed, percentText, shareSteps } from "../../client/share-words.ts";
import { setLanguage } from "../../client/text/language.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type IseeDeclaration, shareOf } from "../../workflows/rules/cost-sharing/share.ts";
import { type Tariff, tariffProblems } from "../../workflows/rules/cost-sharing/tariff.ts";

let dispose: (() => void) | undefined;
afterEach(async () => {
  dispose?.();
  document.body.replaceChildren();
  await setLanguage("it");
});

const tariff: Tariff = {
  ...{ territory: "020038", version: 1000, example: false, service: "homeCare", unit: "hour" },
  ...{ act: "Delibera di prova n. 7", adoptedOn: "2025-12-01", appliesFrom: "2026-01-01", iseeKinds: ["ordinary"] },
  bands: [
    { upToCents: 600_000, percent: 10 },
    { upToCents: 1_200_000, percent: 25.5 },
  ],
  ...{ maximum: { percent: 90 }, graceDays: 30 },
};
const isee: IseeDeclaration = {
  ...{ person: "p", paper: 2, kind: "ordinary", cents: 700_000, from: "2026-02-01", until: "2026-12-31" },
  number: "PROVA-1",
};
const names = { place: () => "Ostiglia", iseeKind: () => "ordinario" };
const said = (on: string, declarations = [isee]) => {
  const answer = shareOf({ tariff, declarations, on, priceCents: 20_00 });
  // A currency keeps its sign beside the number with a space that does not break.
  return shareSteps(answer, { payer: "020038", answer } as Proposed, names).map((one) => one.replaceAll("\u00a0", " "));
};

test("a share says who pays, by which act, with which ISEE, in which band, and how much", async () => {
  expect(said("2026-05-01")).toEqual([
    "Paga Ostiglia.",
    "Tariffa: Delibera di prova n. 7, adottato il 01/12/2025, applicata dal 01/01/2026.",
    "ISEE ordinario di 7.000,00 €, DSU del 01/02/2026, protocollo PROVA-1, valido fino al 31/12/2026.",
    "Fascia 2: ISEE da 6.000,00 € a 12.000,00 €.",
    "25,5 % di 20,00 € = 5,10 € all’ora.",
  ]);
  expect(said("2027-01-30")[2]).toContain("scaduto il 31/12/2026, ancora accettato fino al 30/01/2027");
  expect(said("2027-01-31").slice(2)).toEqual([
    "ISEE ordinario di 7.000,00 €, DSU del 01/02/2026, protocollo PROVA-1, non più valido dopo il 31/12/2026.",
    "ISEE non più valido: quota massima.",
    "90 % di 20,00 € = 18,00 € all’ora.",
  ]);
  expect(said("2026-05-01", [])).toContain("Senza ISEE valido: quota massima.");
  await setLanguage("en");
  expect(percentText(25_50)).toBe("25.5");
  expect(said("2026-05-01").slice(3)).toEqual([
    "Band 2: ISEE from €6,000.00 to €12,000.00.",
    "25.5% of €20.00 = €5.10 an hour.",
  ]);
});

test("what a household would pay by a tariff being written follows the rule that computes shares", async () => {
  const { territory: _t, version: _v, example: _e, ...written } = tariff;
  const shown = (isee: string, price = "20,00", more = {}) =>
    previewWords({ ...written, ...more } as unknown as JsonObject, centsOf(isee), centsOf(price)).replaceAll(
      "\u00a0",
      " ",
    );
  expect(shown("7.000,00")).toBe("Fascia 2: 5,10 € all’ora.");
  expect(shown("6000")).toBe("Fascia 1: 2,00 € all’ora.");
  expect(shown("7000", "")).toBe("Fascia 2: 25,5 % del costo.");
  expect(shown("")).toBe("Quota massima: 18,00 € all’ora.");
  expect(shown("99999")).toBe("Quota massima: 18,00 € all’ora.");
  expect(shown("7000", "20", { act: "" })).toBe("Compila la tariffa senza errori per vedere la quota.");
  expect(["8.500,00", "8500.5", "1.234.567", "x", "-1", "1,234"].map(centsOf)).toEqual([
    ...[8_500_00, 8_500_50, 1_234_567_00, undefined, undefined, undefined],
  ]);
});

test("why a share is to be computed again is said with its day", async () => {
  const words = (more: object, on = "2027-01-31") => {
    const answer = shareOf({ tariff, declarations: [isee], on, priceCents: 20_00 });
    const row = { changes: [], now: { payer: "020038", answer }, ...more } as unknown as Row;
    return reasonWords(row, names);
  };
  expect(words({ changes: ["otherTariff", "iseeOver"] })).toEqual([
    "C’è un’altra tariffa: Delibera di prova n. 7, applicata dal 01/01/2026.",
    "L’ISEE usato non vale più: è scaduto o chiuso il 31/12/2026.",
  ]);
  expect(words({ changes: ["otherIsee"], householdOn: "2026-04-01" }, "2026-05-01")).toEqual([
    "C’è un altro ISEE, con DSU del 01/02/2026.",
    "Nel nucleo è entrata una persona il 01/04/2026: guarda se l’ISEE è ancora quello.",
  ]);
  await setLanguage("en");
  expect(words({ changes: ["otherComune"] })).toEqual(["Ostiglia pays, or the tariff of another body applies."]);
});

test("faults stand at their place, in the words of the form", () => {
  const wrong = { ...tariff, bands: [{ upToCents: 5, percent: 101 }], act: "" } as unknown as Parameters<
    typeof tariffProblems
  >[0];
  const place = document.body.appendChild(document.createElement("div"));
  dispose = render(() => <Faults problems={tariffProblems(wrong)} />, place);
  expect([...place.querySelectorAll("li")].map((one) => one.textContent)).toEqual([
    "Comune: non si sa che cosa sia",
    "version: non si sa che cosa sia",
    "example: non si sa che cosa sia",
    "Atto che l’ha adottata: da 1 a 200 caratteri",
    "Fasce di ISEE 1: Quota in percento del costo: da 0 a 100, con due decimali al massimo",
  ]);
});

test("a file of tariffs comes back as it went out; what is there already is known, what is wrong is named by its number", () => {
  const places = ["020038"];
  const other = { ...tariff, version: 1001, act: "Delibera di prova n. 8" };
  const file = fileOf([tariff, other]);
  expect(readFile(file, { known: [], places })).toMatchObject({
    fresh: [{ territory: "020038", tariff: { act: "Delibera di prova n. 7" } }, { territory: "020038" }],
    ...{ known: 0, wrong: [] },
  });
  expect(readFile(file, { known: [tariff], places })).toMatchObject({ fresh: [{}], known: 1 });
  expect(readFile(file, { known: [], places: [] })?.wrong.map(({ entry }) => entry)).toEqual([1, 2]);
  const twice = fileOf([tariff, tariff]);
  expect(readFile(twice, { known: [], places })).toMatchObject({ fresh: [{}], known: 1 });
  for (const text of ["", "{}", "[]", fileOf(Array(mostInFile + 1).fill(tariff))])
    expect(readFile(text, { known: [], places })).toBeUndefined();
  expect(readFile("[3]", { known: [], places })?.wrong).toEqual([
    {
      entry: 1,
      problems: [
        { path: "territory", code: "option" },
        { path: "", code: "object" },
      ],
    },
  ]);
});
