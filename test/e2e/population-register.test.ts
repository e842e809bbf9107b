// A register of the population, in a real browser: where none is connected the form of a new person says so and stays as it is; a
// connected one is asked with a reason, and what is chosen of its answer goes into the form, on a new record and on one that stands.
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

const code = "RSSLRA80A41G186V";
const anna = "anna.assistente@demo.ambito.example";

describe("no register", () => {
  let demo: Demo;
  let browser: Browser;
  withDemo((...made) => {
    [demo, browser] = made;
  });

  test("is said plainly, and nothing is filled in", async () => {
    const { page, faults, close } = await demo.signIn(browser, anna);
    await page.goto(`${demo.url}/#/nuova/person`);
    const main = page.getByRole("main");
    await main.getByLabel(/^Codice fiscale/).fill(code);
    await main.getByText("Confronta con l’anagrafe").click();
    await main.getByLabel("Perché lo chiedi").fill("Nuova presa in carico");
    await main.getByRole("button", { name: "Chiedi all’anagrafe" }).click();
    await main.getByText(/^Nessuna anagrafe collegata: ANPR non è stata interrogata/).waitFor();
    expect(await main.getByLabel("Cognome", { exact: true }).inputValue()).toBe("");
    expect(faults).toEqual([]);
    await close();
  });
});

describe("a connected register", () => {
  const program = join(mkdtempSync(join(tmpdir(), "ambito-register-")), "register.mjs");
  const person = { surname: "Registrini", givenName: "Laura", birthOn: "1980-01-01", sex: "F", territory: "020038" };
  writeFileSync(
    program,
    `for await (const _ of process.stdin); process.stdout.write(${JSON.stringify(JSON.stringify({ status: "found", person }))});`,
  );
  let demo: Demo;
  let browser: Browser;
  withDemo(
    (...made) => {
      [demo, browser] = made;
    },
    { LOOKUP_COMMAND: `${process.execPath} ${program}`, LOOKUP_REGISTER: "Anagrafe di prova" },
  );

  test.each([1280, 360])("stands beside what is written, and what is chosen is taken over, at %i px", async (width) => {
    const worker = await demo.signIn(browser, anna, { width });
    const { page } = worker;
    const main = page.getByRole("main");
    const isNarrow = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    await page.goto(`${demo.url}/#/nuova/person`);
    await main.getByLabel(/^Codice fiscale/).fill(code);
    await main.getByText("Confronta con l’anagrafe").click();
    await main.getByLabel("Perché lo chiedi").fill("Nuova presa in carico");
    await main.getByLabel("Perché lo chiedi").press("Enter");
    const identity = main.getByRole("group", { name: "Chi è" }).last();
    await identity.getByLabel("Prendi: Cognome").check();
    await identity.getByLabel("Prendi: Data di nascita").check();
    expect(await worker.findBarriers()).toEqual([]);
    await isNarrow();
    await identity.getByRole("button", { name: /^Riporta nel modulo ?: Chi è$/ }).click();
    expect(await main.getByLabel("Cognome", { exact: true }).inputValue()).toBe("Registrini");
    expect(await main.getByLabel(/^Data di nascita/).inputValue()).toBe("01/01/1980");
    expect(await main.getByLabel(/^Nome /).inputValue()).toBe("");
    // On the page of a person the choice begins a correction.
    const known = { surname: "Registrino", givenName: "Laura", birthOn: "1980-01-01", territory: "020038" };
    const id = randomUUID();
    const opened = { caseId: id, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" };
    await sendAs(page, { ...opened, payload: { ...known, fiscalCode: code } });
    await page.goto(`${demo.url}/#/persone/${id}`);
    // The page before has the same fold.
    await page.getByRole("heading", { level: 1, name: "Registrino Laura" }).waitFor();
    await main.getByText("Confronta con l’anagrafe").click();
    await main.getByLabel("Perché lo chiedi").fill("Il cognome non torna");
    await main.getByRole("button", { name: "Chiedi all’anagrafe" }).press("Enter");
    await main.getByLabel("Prendi: Cognome").check();
    expect(await worker.findBarriers()).toEqual([]);
    await isNarrow();
    await main.getByRole("button", { name: /^Riporta nel modulo ?: Chi è$/ }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel(/^Cognome/).inputValue()).toBe("Registrini");
    await dialog.getByRole("button", { name: "Correggi i dati" }).click();
    await page.getByRole("heading", { level: 1, name: "Registrini Laura" }).waitFor();
    expect(worker.faults).toEqual([]);
    await worker.close();
  });
});
