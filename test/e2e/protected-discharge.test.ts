// A protected discharge, wide and at 360 px: the COT asks at the desk, the contact becomes it, the family is reached, an evaluation of the
// health service is attached and chosen by its title, and the plan is handed on to a case in charge, which leads back.
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { contact } from "../../workflows/contact/index.ts";
import { protectedDischarge } from "../../workflows/protected-discharge/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, chooseAct, sendAs, stage, wordFor } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const file = join(mkdtempSync(join(tmpdir(), "ambito-discharge-")), "valutazione.pdf");
writeFileSync(file, "%PDF-1.4\n% esempio\n%%EOF\n");
const shown = (day: string) => day.split("-").reverse().join("/");

async function attach(card: Locator, dialog: Locator, title: string) {
  await card.getByText("Allega un documento").click();
  await card.getByRole("button", { name: "Allega un file…" }).press("Enter");
  await dialog.getByLabel("Tipo di documento").selectOption({ label: "Relazione" });
  await dialog.getByLabel("Titolo").fill(title);
  await dialog.getByLabel("File", { exact: true }).setInputFiles(file);
  await dialog.getByRole("button", { name: "Allega", exact: true }).press("Enter");
  await dialog.waitFor({ state: "hidden" });
}

test.each([1280, 360])("from the contact of the COT to the case in charge at %i px", async (width) => {
  const today = romeDay(new Date().toISOString());
  const clerk = await demo.signIn(browser, "ivo.segretariato@demo.ambito.example", { width });
  const { page } = clerk;
  const [personId, contactId] = [randomUUID(), randomUUID()];
  const place = { territory: "020038" };
  const about = { surname: "Esempio", givenName: `Dimessa${width}`, ...place, fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  await sendAs(page, {
    ...{ caseId: contactId, kind: "contact", expectedSeq: 0, type: "RECORD_CONTACT" },
    payload: {
      ...{ ...place, channel: "phone", requester: "territorialCentre", area: "elderly", need: "careAtHome" },
      ...{ person: personId, outcome: "open", contactReason: "Frattura, rientra a casa (esempio)" },
    },
  });
  await page.goto(`${demo.url}/#/pratiche/${contactId}`);
  await page.getByText("COT – Centrale operativa territoriale").first().waitFor();
  const become = await chooseAct(page, wordFor(contact, "BECOME_DISCHARGE"));
  await become.getByLabel(/^Richiesta arrivata/).fill(`${addDays(today, -1)}T10:00`);
  await become.getByLabel(/^Dimissione prevista/).fill(shown(addDays(today, 4)));
  expect(await clerk.findBarriers()).toEqual([]);
  await become.getByRole("button", { name: wordFor(contact, "BECOME_DISCHARGE") }).press("Enter");
  await stage(page, contact, "becameDischarge");
  expect(clerk.faults).toEqual([]);
  await clerk.close();

  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example", { width });
  const care = worker.page;
  const isNarrow = async () =>
    expect(await care.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await care.goto(`${demo.url}/#/pratiche/${contactId}`);
  await care.getByRole("link", { name: "Vai alla dimissione protetta" }).press("Enter");
  await stage(care, protectedDischarge, "requested");
  // The hours run until the family was reached.
  const term = care
    .getByRole("region", { name: "Scadenze" })
    .getByRole("listitem")
    .filter({ hasText: "Contatto con la famiglia" })
    .getByText(/^(Scade|Scaduta)/);
  await term.first().waitFor();
  await isNarrow();
  await act(care, protectedDischarge, "CONTACT_FAMILY", { contactedWho: "family", contactedVia: "phone" });
  await stage(care, protectedDischarge, "inEvaluation");
  await term.first().waitFor({ state: "hidden" });
  await act(care, protectedDischarge, "BOOK_UVM", { uvmOn: addDays(today, 2) });

  const card = care.getByRole("region", { name: "Documenti" });
  await attach(card, care.getByRole("dialog", { name: "Allega un documento" }), "Valutazione multidimensionale");
  const uvm = await chooseAct(care, wordFor(protectedDischarge, "HOLD_UVM"));
  await uvm.getByLabel("UVM svolta il").fill(shown(today));
  await uvm.getByLabel("Del servizio sanitario, allegata").check();
  await uvm.getByRole("radio", { name: "Valutazione multidimensionale" }).check();
  await uvm.getByLabel("Data della loro valutazione").fill(shown(today));
  await uvm.getByLabel("Autore della loro valutazione").fill("Geriatra (esempio)");
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await uvm.getByRole("button", { name: wordFor(protectedDischarge, "HOLD_UVM") }).press("Enter");
  await uvm.waitFor({ state: "hidden" });

  await act(care, protectedDischarge, "WRITE_PLAN", { homeServices: ["homeCare", "meals"], ownWords: "A casa mia" });
  await stage(care, protectedDischarge, "planned");
  await act(care, protectedDischarge, "HAND_TO_INTAKE");
  expect(await worker.findBarriers()).toEqual([]);
  await isNarrow();
  await care.getByRole("link", { name: "Vai alla presa in carico" }).press("Enter");
  await stage(care, caseIntake, "reported");
  await care.getByRole("heading", { level: 1, name: `Esempio Dimessa${width}` }).waitFor();
  await care.getByRole("link", { name: "Vai alla dimissione protetta" }).press("Enter");
  await stage(care, protectedDischarge, "planned");
  expect(worker.faults).toEqual([]);
  await worker.close();
});
