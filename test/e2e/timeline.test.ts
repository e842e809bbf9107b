// The timeline of a case: filtered by keyboard with the filter in the address, what stood before a field was written again, both
// days of what was recorded later, and printed alone under its head.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact, sendAs } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const assessment = (ownWords: string, assessmentText: string) => ({
  ...{ needsFound: ["careAtHome"], ownWords, assessmentText },
});
const long = (floor: string) =>
  `Vive sola al ${floor} piano, senza ascensore; la figlia abita lontano e viene la domenica (esempio). Chiede aiuto per la spesa.`;

test.each([1280, 360])("a worker finds what she looks for in the timeline at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const { caseId, path } = await openContact(page, `Esempio Filo${width}`, "elderly");
  let seq = 1;
  const step = (type: string, payload = {}) => sendAs(page, { caseId, expectedSeq: seq++, type, payload });
  await step("REPORT", { reportSource: "self", reportText: "Chiede aiuto in casa (esempio)" });
  await step("START_LISTENING");
  await step("START_ASSESSMENT", { assessmentKind: "social" });
  await step("RECORD_ASSESSMENT", assessment("Restare a casa (esempio)", long("secondo")));
  await step("NOTE", { noteKind: "call", text: "Sentita la figlia (esempio)" });
  await step("RECORD_ASSESSMENT", assessment("Un aiuto la mattina (esempio)", long("terzo")));

  await page.goto(`${demo.url}${path}`);
  const entries = page.locator(".timeline > li");
  await expect.poll(() => entries.count()).toBe(7);
  const again = entries.filter({ hasText: "Un aiuto la mattina" });
  await again.getByText("(prima: Restare a casa (esempio))").waitFor();
  await again.getByText("Che cosa è cambiato nel testo").focus();
  await page.keyboard.press("Enter");
  expect(await again.locator("del").allInnerTexts()).toEqual(["secondo "]);
  expect(await again.locator("ins").allInnerTexts()).toEqual(["terzo "]);

  await page.locator(".timeline-filters > summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "Note di diario" }).focus();
  await page.keyboard.press("Space");
  await expect.poll(() => entries.count()).toBe(1);
  await entries.getByText("Sentita la figlia").waitFor();
  expect(page.url()).toMatch(/\?what=notes$/);
  expect(await worker.findBarriers()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  // Loaded again it shows the same; then all of it.
  await page.reload();
  await expect.poll(() => entries.count()).toBe(1);
  await page.getByRole("button", { name: "Mostra tutto" }).press("Enter");
  await expect.poll(() => entries.count()).toBe(7);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "once");
  });
  await page.getByRole("button", { name: "Stampa" }).press("Enter");
  await page.locator("body[data-printed]").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.getByText(/^Presa in carico \d{4}-\d{6}: Che cosa è successo$/).waitFor();
  await page.getByText(/^Stampato da Anna Ferrarini il /).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "Correggi" }).first().isVisible()).toBe(false);
  expect(await entries.first().isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });

  await page.evaluate(() => localStorage.setItem("ambito.language", "en"));
  await page.goto(`${demo.url}${path}?what=steps,corrections`);
  await page.reload();
  await page.getByRole("checkbox", { name: "Changes of step" }).waitFor();
  await expect.poll(() => entries.count()).toBe(4);
  expect(await worker.findBarriers()).toEqual([]);
  await page.evaluate(() => localStorage.removeItem("ambito.language"));
  expect(worker.faults).toEqual([]);
  await worker.close();
});
