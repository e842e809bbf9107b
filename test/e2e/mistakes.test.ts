// A worker mends her own mistakes on the page: undo at once, a corrected fact with both values, a corrected day that
// needs a decision, a step taken back with a reason.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, chooseAct, openContact, sendAs, stage, wordFor } from "../support/journey.ts";

const wrong = "Ha telefonato il figlio (esempio)";
const right = "Ha telefonato la nuora (esempio)";
const report = { reportSource: "self", reportText: "Segnalazione di esempio" };

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** `DD/MM/YYYY` some days before the office's today, which the page shows. */
function daysAgo(days: number): string {
  const [year = "", month = "", day = ""] = new Date(Date.now() - days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return `${day}/${month}/${year}`;
}

/** The focus lies nowhere: who has no mouse begins again at the top of the page. */
const isAtTop = (page: Page) => page.evaluate(() => document.activeElement === document.body);

test("mistakes are mended where they were made, and nothing disappears", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Lia", "elderly");
  await sendAs(page, { caseId, expectedSeq: 1, type: "REPORT", payload: report });
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "reported");
  const timeline = page.getByRole("region", { name: "Che cosa è successo" });

  // Undo: one click, for some minutes.
  await act(page, caseIntake, "START_LISTENING");
  await stage(page, caseIntake, "inListening");
  const bar = page.getByRole("status").filter({ hasText: "Hai registrato" });
  await bar.getByRole("button", { name: "Annulla" }).press("Enter");
  await stage(page, caseIntake, "reported");
  await expect.poll(() => isAtTop(page), { message: "the focus is not lost with the undo" }).toBe(false);
  await timeline.getByText("Passaggio annullato").waitFor();
  const gone = timeline.getByRole("listitem").filter({ hasText: "annullato" }).filter({ hasText: "Ascolto avviato" });
  expect(await gone.count()).toBeGreaterThan(0);

  // A wrong word: both values stay.
  const diary = wordFor(caseIntake, "NOTE");
  const note = await chooseAct(page, diary);
  await note.getByLabel("Tipo di nota").selectOption({ label: "Telefonata" });
  await note.getByRole("textbox", { name: "Testo" }).fill(wrong);
  await note.getByRole("button", { name: diary, exact: true }).click();
  await timeline.getByText(wrong).first().waitFor();
  expect(await isAtTop(page), "nor with an act").toBe(false);
  await timeline.getByRole("button", { name: /^Correggi.*Nota di diario/ }).press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Correggi/ });
  await dialog.getByRole("textbox", { name: "Testo" }).fill(right);
  await dialog.getByRole("button", { name: "Controlla che cosa cambia" }).click();
  await dialog.getByText("Il campo è obbligatorio").first().or(dialog.getByRole("alert").first()).waitFor();
  await dialog.getByRole("textbox", { name: /^Motivo della correzione/ }).fill("Capito male al telefono");
  await dialog.getByText("Perché si corregge").waitFor();
  await dialog.getByRole("button", { name: "Controlla che cosa cambia" }).press("Enter");
  await dialog.getByRole("button", { name: "Conferma la correzione" }).waitFor();
  const changes = dialog.getByRole("region", { name: "Controlla che cosa cambia" });
  await expect.poll(() => changes.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Tab");
  expect(await dialog.locator("del").textContent()).toBe(wrong);
  expect(await dialog.locator("ins").textContent()).toBe(right);
  expect(await worker.findBarriers()).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => isAtTop(page), { message: "nor with a correction" }).toBe(false);
  await timeline.locator("ins", { hasText: right }).waitFor();
  await timeline.locator("del", { hasText: wrong }).waitFor();

  // A wrong day moves a term: it is not applied in silence.
  await timeline
    .getByRole("button", { name: /^Correggi.*Segnalazione registrata/ })
    .first()
    .click();
  await dialog.getByLabel(/^Data del fatto/).fill(daysAgo(5));
  await dialog.getByRole("textbox", { name: /^Motivo della correzione/ }).fill("Era di cinque giorni fa");
  await dialog.getByRole("button", { name: "Controlla che cosa cambia" }).click();
  await dialog.getByText("la pratica sarebbe andata diversamente").waitFor();
  await dialog
    .getByText(/^Scadenza «/)
    .first()
    .waitFor();
  await dialog.getByRole("button", { name: "Conferma la correzione" }).click();
  await dialog.waitFor({ state: "hidden" });
  const pending = page.getByRole("region", { name: "Correzioni su cui decidere" });
  await pending.getByRole("button", { name: "Decidi" }).click();
  const decide = page.getByRole("dialog", { name: wordFor(caseIntake, "SETTLE_CORRECTION") });
  await decide.getByRole("radio", { name: /^Applica/ }).check();
  await decide.getByRole("textbox", { name: /^Motivo/ }).fill("I termini vanno dal giorno giusto");
  await decide.getByRole("button", { name: wordFor(caseIntake, "SETTLE_CORRECTION"), exact: true }).click();
  await decide.waitFor({ state: "hidden" });
  await pending.waitFor({ state: "hidden" });

  // Later, with a reason: the last step is taken back.
  const back = page.getByRole("button", { name: /^Torna al passaggio precedente/ });
  await page.locator("summary", { hasText: "Gestione" }).click();
  await back.click();
  const reason = page.getByRole("dialog", { name: wordFor(caseIntake, "STEP_BACK") });
  await reason.getByRole("textbox", { name: /^Motivo/ }).fill("Segnalata sulla persona sbagliata");
  await reason.getByRole("button", { name: wordFor(caseIntake, "STEP_BACK"), exact: true }).click();
  await stage(page, caseIntake, "contact");
  expect(await worker.findBarriers()).toEqual([]);

  // What leaves the office says so before it is sent.
  await sendAs(page, { caseId, expectedSeq: 9, type: "REPORT", payload: { ...report, protocolNumber: "12/ES" } });
  await page.reload();
  await stage(page, caseIntake, "reported");
  const notice = await chooseAct(page, wordFor(caseIntake, "SEND_REFUSAL_NOTICE"));
  await notice.getByText("Questo passaggio non si potrà annullare.").waitFor();
  expect(worker.faults).toEqual([]);
  await worker.close();
});
