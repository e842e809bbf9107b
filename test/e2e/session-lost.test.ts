// The session ends while somebody types: the log-in comes over the page, what was typed stays, and after logging in
// again it is sent, once.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { chooseAct, openContact, sendAs, stage } from "../support/journey.ts";

const anna = "anna.assistente@demo.ambito.example";
const typed = "Ha telefonato il figlio: la madre è caduta (esempio)";
const note = "Scrivi nel diario";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

test("a lost session loses no word", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, anna);
  const { page } = worker;
  const { caseId, path } = await openContact(page, "Esempio Elsa", "elderly");
  await page.goto(`${demo.url}${path}`);
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, note);
  await dialog.getByRole("textbox", { name: "Testo" }).fill(typed);
  await dialog.getByLabel("Tipo di nota").selectOption({ index: 1 });

  await page.context().clearCookies();
  await dialog.getByRole("button", { name: note, exact: true }).click();
  const overlay = page.getByRole("dialog", { name: "Accedi" });
  await overlay.getByText("La sessione è scaduta. Accedi di nuovo: quello che hai scritto è rimasto.").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await overlay.getByLabel("Posta elettronica di servizio").fill(anna);
  await overlay.getByLabel("Password", { exact: true }).fill(demo.passwords.get(anna) ?? "");
  await page.keyboard.press("Enter");
  await overlay.waitFor({ state: "hidden" });

  expect(await dialog.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  await dialog.getByRole("button", { name: note, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  const timeline = page.getByRole("region", { name: "Che cosa è successo" });
  await timeline.getByText(typed).waitFor();
  expect(await timeline.getByText(typed).count()).toBe(1);

  // The stream of hints is there again too: what a colleague records comes by itself.
  const colleague = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  const said = "Letto dalla responsabile (esempio)";
  await sendAs(colleague.page, { caseId, expectedSeq: 2, type: "NOTE", payload: { noteKind: "other", text: said } });
  await timeline.getByText(said).waitFor();
  for (const one of [worker, colleague]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
