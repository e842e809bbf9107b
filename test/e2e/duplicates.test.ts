// Whoever types a person who is there already is told before she records, and takes that record instead of a second one; of two
// records that are there each page names the other.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { contact } from "../../workflows/contact/index.ts";
import { person } from "../../workflows/person/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** Optional fields say so behind their name. */
const label = (field: string) => new RegExp(`^${person.texts.it.fields[field]}`);

test.each([
  [1280, "Esempioni", "Esenpioni"],
  [360, "Esempiuzzi", "Esempiurzi"],
])("a person who is there already is shown with the reason at %i px", async (width, surname, slip) => {
  const worker = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example", { width });
  const { page } = worker;
  await page.goto(`${demo.url}/#/`);
  const personId = randomUUID();
  const known = { surname, givenName: "Nicolò", birthOn: "1961-04-02", territory: "020038" };
  const payload = { ...known, fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
  await page.goto(`${demo.url}/#/nuova/person`);
  const main = page.getByRole("main");
  await main.getByLabel(label("surname")).fill(slip);
  await main.getByLabel(label("givenName")).fill("Nicolo");
  const found = main.getByRole("listitem").filter({ hasText: `${surname} Nicolò` });
  await found.getByText("cognome e nome diversi per una lettera").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const opened = page.waitForEvent("popup");
  await found.getByRole("link").click();
  const record = await opened;
  await record.getByRole("heading", { level: 1, name: `${surname} Nicolò` }).waitFor();
  expect(await main.getByLabel(label("surname")).inputValue()).toBe(slip);
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("from a picker the record that is there is taken instead of a second one", async () => {
  const worker = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example");
  const { page } = worker;
  await page.goto(`${demo.url}/#/`);
  const known = { surname: "Esempietti", givenName: "Elda", birthOn: "1970-07-08", territory: "020038" };
  const payload = { ...known, fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: randomUUID(), kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
  await page.goto(`${demo.url}/#/nuova/contact`);
  const main = page.getByRole("main");
  await main.getByLabel(new RegExp(`^${contact.texts.it.fields.person}`)).fill("Esempieti Eldda");
  await page.getByRole("option", { name: /Nuova persona/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(label("givenName")).fill("Elda");
  await dialog.getByRole("button", { name: "È questa" }).click();
  await dialog.waitFor({ state: "hidden" });
  await main.getByText("Esempietti Elda").first().waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test.each([1280, 360])("on the page of a person stand the records that may be hers too, at %i px", async (width) => {
  const worker = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example", { width });
  const { page } = worker;
  await page.goto(`${demo.url}/#/`);
  const ids = [randomUUID(), randomUUID()];
  const named = { surname: width === 360 ? "Esempiacci" : "Esempiozzi", givenName: "Ezio", territory: "020038" };
  for (const [i, caseId] of ids.entries()) {
    const payload = { ...named, birthOn: i === 0 ? "1961-04-02" : "1961-02-04", fiscalCodeMissing: "unknown" };
    await sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
  }
  await page.goto(`${demo.url}/#/persone/${ids[0]}`);
  const card = page.getByRole("region", { name: "Forse la stessa persona" });
  await card.getByText("stesso cognome e nome · giorno e mese di nascita scambiati").waitFor();
  expect(await card.getByRole("link").first().getAttribute("href")).toContain(ids[1]);
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  // Two persons after all: said once, on one of them, and neither page asks again.
  await card.getByRole("button", { name: /^È un’altra persona/ }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Come si sa che sono due persone").fill("Due cugini, visti insieme (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Segna che sono due persone diverse" }).click();
  await dialog.waitFor({ state: "hidden" });
  await card.waitFor({ state: "hidden" });
  const asked = page.waitForResponse((answer) => answer.url().includes("people.listAlike"));
  await page.goto(`${demo.url}/#/persone/${ids[1]}`);
  await page.getByRole("heading", { level: 1, name: /Ezio/ }).waitFor();
  await asked;
  expect(await card.count()).toBe(0);
  expect(worker.faults).toEqual([]);
  await worker.close();
});
