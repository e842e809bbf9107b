// The path of a case on its page: opened by keyboard, in words and as a picture, in both languages, on a desk and on a phone; and
// what it was before.
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

test.each([1280, 360])("a worker reads the path of her case by keyboard at %i px", async (width) => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const { page } = worker;
  const { caseId, path } = await openContact(page, `Esempio Via${width}`, "elderly");
  const report = { reportSource: "self", reportText: "Chiede aiuto in casa (esempio)" };
  await sendAs(page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  await sendAs(page, { caseId, expectedSeq: 2, type: "START_LISTENING", payload: {} });
  await sendAs(page, { caseId, expectedSeq: 3, type: "UNDO", payload: { undoes: 3 } });

  await page.goto(`${demo.url}${path}`);
  await page.getByRole("heading", { name: "Percorso" }).waitFor();
  await page.locator(".path-fold > summary").focus();
  await page.keyboard.press("Enter");
  const steps = page.locator(".path-list").getByRole("listitem");
  await steps.nth(1).waitFor();
  expect(await steps.allInnerTexts()).toEqual([
    expect.stringMatching(/^Contatto: in giornata, il /),
    expect.stringMatching(/^Segnalata: da 0 giorni, dal /),
  ]);
  await page.locator(".path-gone", { hasText: "Segnalata → In ascolto" }).waitFor();
  // The picture is reached and moved by keyboard, and keeps to its own box.
  await page.keyboard.press("Tab");
  const box = page.getByRole("region", { name: /^Fasi di «.*» con il percorso/ });
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await box.getByText("● 2 · 0 giorni").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await worker.findBarriers()).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect(await page.getByRole("checkbox", { name: "mostra tutti i passaggi previsti" }).isChecked()).toBe(true);

  await page.evaluate(() => localStorage.setItem("ambito.language", "en"));
  await page.reload();
  await page.locator(".path-fold > summary", { hasText: "Path" }).click();
  await page.locator(".path-list").getByText("within the day").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await page.evaluate(() => localStorage.removeItem("ambito.language"));
  expect(worker.faults).toEqual([]);
  await worker.close();
});

test("who sees no more than the skeleton sees the path, and in the full log too", async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { path } = await openContact(worker.page, "Esempio Traccia", "elderly");
  await worker.close();
  const coordinator = await demo.signIn(browser, "coordinator");
  const { page } = coordinator;
  await page.goto(`${demo.url}${path}`);
  await page.locator(".path-fold > summary").click();
  await page.locator(".path-list").getByText("Contatto", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Registro completo" }).click();
  await page.locator(".path-list").getByText("Contatto", { exact: true }).waitFor();
  expect(await coordinator.findBarriers()).toEqual([]);
  expect(coordinator.faults).toEqual([]);
  await coordinator.close();
});
