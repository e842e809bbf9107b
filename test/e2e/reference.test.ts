// The reference person of a household leaves, in a real browser: the form asks who takes the place, and a household of which nobody is
// known says so and has it named.
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { household } from "../../workflows/household/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { sendAs, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const words = household.texts.it;
const leave = wordFor(household, "END_MEMBER");
const name = wordFor(household, "NAME_REFERENCE");

async function family(page: Page, surname: string, relations: readonly string[]): Promise<string[]> {
  const persons: string[] = [];
  for (const givenName of ["Ada", "Ugo", "Eva"]) {
    const caseId = randomUUID();
    const payload = { surname, givenName, territory: "020038", fiscalCodeMissing: "unknown" };
    await sendAs(page, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
    persons.push(caseId);
  }
  const members = persons.map((person, i) => ({ person, relation: relations[i] ?? "", from: "2015-01-01" }));
  const payload = { householdKind: "registry", territory: "020038", members };
  await sendAs(page, { caseId: randomUUID(), kind: "household", expectedSeq: 0, type: "OPEN_HOUSEHOLD", payload });
  return persons;
}

test.each([1280, 360])("who takes the place is asked and named, at %i px", { timeout: 300_000 }, async (width) => {
  const worker = await demo.signIn(browser, "sara.responsabile@demo.ambito.example", { width });
  const { page } = worker;
  await page.goto(`${demo.url}/#/`);
  const surname = width === 360 ? "Intestini" : "Capofila";
  const card = page.getByRole("region", { name: "Con chi vive" });
  const [, ugo] = await family(page, surname, ["reference", "spouse", "child"]);
  await page.goto(`${demo.url}/#/persone/${ugo}`);
  await card.getByText("Altro sul nucleo").click();
  await card.getByRole("button", { name: leave }).press("Enter");
  const dialog = page.getByRole("dialog", { name: leave });
  const who = (label: string) =>
    dialog.getByRole("group", { name: label }).getByLabel(`${surname} Ugo`, { exact: true });
  await dialog.getByLabel(`${surname} Ada`, { exact: true }).first().press("Space");
  await dialog.getByLabel(words.fields.until ?? "").fill("01/03/2026");
  await dialog.getByLabel(words.fields.endReason ?? "").selectOption("died");
  await who(words.fields.newReference ?? "").press("Space");
  expect(await worker.findBarriers()).toEqual([]);
  await dialog.getByRole("button", { name: leave, exact: true }).press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await card.getByText(words.options["relation.notSaid"] ?? "").waitFor();

  const [first] = await family(page, `${surname}tti`, ["sibling", "sibling", "sibling"]);
  await page.goto(`${demo.url}/#/persone/${first}`);
  await card.getByText(/non si sa chi è l’intestatario/).waitFor();
  await card.getByRole("button", { name }).press("Enter");
  const naming = page.getByRole("dialog", { name });
  await naming.getByLabel(`${surname}tti Ada`, { exact: true }).first().press("Space");
  await naming.getByRole("button", { name, exact: true }).press("Enter");
  await naming.waitFor({ state: "hidden" });
  await card.getByText(words.options.reference ?? "").waitFor();
  expect(await card.getByText(/non si sa chi è l’intestatario/).count()).toBe(0);
  expect(await worker.findBarriers()).toEqual([]);
  expect(worker.faults).toEqual([]);
  await worker.close();
});
