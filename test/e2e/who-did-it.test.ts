// Journey (e): somebody asks the planning office who closed or moved a case. The coordinator finds it in the history:
// who, when, which act, and that the log is whole; no name of the person, no form, no note.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { openContact, sendAs } from "../support/journey.ts";

const who = "Esempio Ortensia";
const secrets = [/Ortensia/, /Chiede un aiuto/, /Riferisce la vicina/, /Segnalazione di esempio/, /Medico di prova/];

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test("a coordinator finds who did it and reads no word of the person", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { caseId, path } = await openContact(worker.page, who, "elderly");
  const report = {
    reportSource: "familyDoctor",
    reporterName: "Medico di prova",
    reportText: "Segnalazione di esempio",
  };
  const note = { noteKind: "call", text: "Riferisce la vicina (esempio)" };
  await sendAs(worker.page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  await sendAs(worker.page, { caseId, expectedSeq: 2, type: "NOTE", payload: note });
  await sendAs(worker.page, { caseId, expectedSeq: 3, type: "START_LISTENING", payload: {} });

  const coordinator = await demo.signIn(browser, "elisa.coordinatrice@demo.ambito.example");
  const { page } = coordinator;
  const main = page.getByRole("main");
  const readsNothing = async () => {
    const text = await main.textContent();
    for (const secret of secrets) expect(text).not.toMatch(secret);
  };

  await page.getByRole("navigation").getByRole("link", { name: "Storia" }).click();
  await page.getByRole("heading", { level: 1, name: "Storia" }).waitFor();
  await page.getByLabel("Tipo di pratica").selectOption({ label: caseIntake.texts.it.plural });
  await page.getByLabel("Atto", { exact: true }).selectOption({ label: "Ascolto avviato" });
  await page.getByLabel("Chi", { exact: true }).selectOption({ label: "Anna Ferrarini" });
  const row = page.getByRole("row").nth(1);
  await row.filter({ hasText: "Anna Ferrarini" }).filter({ hasText: "Segnalata → In ascolto" }).waitFor();
  await readsNothing();
  expect(await coordinator.findBarriers()).toEqual([]);

  await row.getByRole("link").click();
  await page.getByText("Gli atti mostrati sono integri e concatenati.").waitFor();
  expect(page.url()).toContain(caseId);
  const log = page.getByRole("region", { name: "Registro" });
  const done = caseIntake.texts.it.done ?? {};
  for (const act of [done.START_LISTENING, done.NOTE, done.REPORT, done.OPEN_CONTACT])
    await log.getByText(new RegExp(`^\\d+\\. ${act}$`)).waitFor();
  expect(await log.textContent()).toContain("Anna Ferrarini");
  await readsNothing();
  expect(await coordinator.findBarriers()).toEqual([]);

  await page.getByRole("link", { name: "Apri la pratica" }).click();
  await page.getByText("Di questa pratica vedi solo chi, quando e quale passaggio.").waitFor();
  expect(page.url()).toContain(path);
  await readsNothing();
  for (const one of [worker, coordinator]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
