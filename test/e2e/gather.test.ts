// Several persons are put into one household: who lives nowhere and who leaves another household join in one act, after the page said
// what happens to each; undone, each is where she was. A new household takes who lives in none, and says why it does not take another.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const ostiglia = "020038";

/** Names of its own for each attempt: persons of one before would be found too. */
const surnames = ["Radunotti", "Raducci", "Mezzadri", "Gavioli"];

test.each([1280, 360])("into a household that is there, and into a new one, at %i px", async (width) => {
  const surname = surnames.shift() ?? "";
  const desk = await demo.signIn(browser, "teresa.segretariato@demo.ambito.example", { width });
  const { page } = desk;
  await page.goto(`${demo.url}/#/`);
  const person = async (givenName: string) => {
    const caseId = randomUUID();
    const payload = { surname, givenName, birthOn: "1961-04-02", territory: ostiglia, fiscalCodeMissing: "unknown" };
    await sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
    return caseId;
  };
  const household = async (...members: string[]) => {
    const rows = members.map((one, i) => ({
      person: one,
      relation: i === 0 ? "reference" : "child",
      from: "2020-01-01",
    }));
    const payload = { householdKind: "registry", territory: ostiglia, members: rows };
    await sendAs(page, { caseId: randomUUID(), kind: "household", expectedSeq: 0, type: "OPEN_HOUSEHOLD", payload });
  };
  const [ada, bea, carla] = [await person("Ada"), await person("Bea"), await person("Carla")];
  for (const name of ["Dora", "Eva"]) await person(name);
  await household(ada);
  await household(bea, carla);

  const main = page.getByRole("main");
  await page.goto(`${demo.url}/#/persone`);
  await main.getByRole("link", { name: "Metti più persone in un nucleo" }).press("Enter");
  const pick = (name: string) => main.getByRole("button", { name: `Scegli : ${surname} ${name}` }).first();
  const pickByName = async (name: string) => {
    await main.getByLabel("Aggiungi una persona per nome o codice fiscale").fill(`${surname} ${name}`);
    await pick(name).press("Enter");
    await main.getByRole("button", { name: `Togli : ${surname} ${name}` }).waitFor();
  };
  // Who lives nowhere is listed, the newest first.
  await pick("Dora").press("Enter");
  const chosen = main.getByRole("button", { name: `Già scelta : ${surname} Dora` });
  await chosen.waitFor();
  expect(await chosen.evaluate((one) => document.activeElement === one)).toBe(true);
  await main.getByRole("button", { name: `Togli : ${surname} Dora` }).waitFor();
  await pickByName("Ada");
  await pickByName("Carla");
  await main.getByLabel("Nucleo", { exact: true }).selectOption({ label: `Anagrafico: ${surname} Ada` });
  await main.getByText("È già in questo nucleo: resta.").waitFor();
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Dora`).selectOption("child");
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Carla`).selectOption("reference");
  const look = main.getByRole("button", { name: "Guarda che cosa succede" });
  const result = page.getByRole("region", { name: "Che cosa succede" });
  await look.press("Enter");
  await result.getByText("Di intestatario ce n'è uno solo, e il nucleo ne avrebbe due.").waitFor();
  expect(await result.getByRole("button", { name: "Metti nel nucleo" }).count()).toBe(0);
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Carla`).selectOption("child");
  await look.press("Enter");
  await result.getByText(/ed esce da Anagrafico/).waitFor();
  expect(await desk.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await result.getByRole("button", { name: "Metti nel nucleo" }).press("Enter");
  const undo = main.getByRole("button", { name: "Annulla tutto" });
  await undo.waitFor();
  expect(await desk.findBarriers()).toEqual([]);
  await undo.press("Enter");
  await undo.waitFor({ state: "hidden" });

  // Each is where she was; a new household says why it does not take who lives in one of its kind.
  await pickByName("Carla");
  await main.getByText(`Vive in Anagrafico: ${surname} Bea, ${surname} Carla`).waitFor();
  await main.getByText(/Vive già in un nucleo di questo tipo/).waitFor();
  await main.getByRole("button", { name: `Togli : ${surname} Carla` }).press("Enter");
  for (const name of ["Dora", "Eva"]) await pickByName(name);
  await main.getByLabel("Comune del nuovo nucleo").selectOption(ostiglia);
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Eva`).selectOption("reference");
  await main.getByLabel(`Rapporto con l’intestatario: ${surname} Dora`).selectOption("child");
  await look.press("Enter");
  await result.getByRole("button", { name: "Metti nel nucleo" }).press("Enter");
  await undo.waitFor();
  await pickByName("Dora");
  await main.getByText(`Vive in Anagrafico: ${surname} Dora, ${surname} Eva`).waitFor();
  expect([...desk.faults]).toEqual([]);
  await desk.close();
});
