// An Assegno di inclusione from the list of the platform, whose columns the worker says, to the project signed and followed; and who does
// not come, reported; wide and at 360 px.
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { inclusionAllowance } from "../../workflows/inclusion-allowance/index.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { act, open, patienceMs, sendAs, stage } from "../support/journey.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const worker = "lorenzo.inclusione@demo.ambito.example";
const today = romeDay(new Date().toISOString());
const italian = (day: string) => day.split("-").reverse().join("/");
const shoot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test.each([
  [1280, "Elencati"],
  [360, "Elencini"],
])("from the list to the project, at %i px", { timeout: 240_000 }, async (width, surname) => {
  const session = await demo.signIn(browser, worker, { width });
  const { page } = session;
  const main = page.getByRole("main");
  const file = join(mkdtempSync(join(tmpdir(), "ambito-allowance-")), `${surname}.csv`);
  const applied = italian(addDays(today, -30));
  const rows = [`ES-${width}-1;${surname};Ada;1/2/1970;${applied};${applied}`, `;${surname};Ugo;1/2/1971;${applied};`];
  writeFileSync(file, ["Numero;Cognome;Nome;Data di nascita;Presentata;Firmato", ...rows].join("\n"));

  await page.goto(`${demo.url}/#/importa`);
  await main.getByLabel("File CSV o Excel (.xlsx)").setInputFiles(file);
  await main.getByRole("button", { name: "Leggi il file" }).press("Enter");
  await main.getByLabel("Nome di questo elenco nell’ufficio").fill(`Elenco ${surname}`);
  await main.getByLabel("Comune, dove la riga non lo dice").selectOption("020038");
  await main.getByLabel("Apri anche una pratica per ogni riga").check();
  await main.getByLabel("Tipo di pratica").selectOption("inclusion-allowance");
  const say = (column: string, field: string) => main.getByLabel(`Colonna «${column}»`).selectOption(field);
  await say("Numero", "applicationNumber");
  await main.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await main.getByText("servono due colonne: il numero e la data della domanda.").last().waitFor();
  await say("Presentata", "appliedOn");
  await say("Firmato", "activationSignedOn");
  expect(await session.findBarriers()).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await shoot(page, `columns-${width}`);
  await main.getByRole("button", { name: "Guarda l’anteprima" }).press("Enter");
  await main.getByText("Numero della domanda di Assegno di inclusione: manca").waitFor({ timeout: patienceMs });
  await shoot(page, `preview-${width}`);
  await main.getByRole("button", { name: "Avvia l’import" }).press("Enter", { timeout: patienceMs });
  await main.locator("li", { hasText: "Assegno di inclusione" }).getByRole("link").click({ timeout: patienceMs });

  await stage(page, inclusionAllowance, "received");
  await act(page, inclusionAllowance, "CONVOKE", {
    ...{ convokedFor: today, meetingPlace: "office", sentVia: "registeredMail", sentOn: addDays(today, -10) },
  });
  await stage(page, inclusionAllowance, "convoked");
  await act(page, inclusionAllowance, "RECORD_CONVOCATION_DELIVERY", {
    ...{ deliveredOn: addDays(today, -7), proofKind: "returnCard" },
  });
  await shoot(page, `convoked-${width}`);
  await act(page, inclusionAllowance, "HOLD_MEETING", { meetingPlace: "office", factsText: "Colloquio (esempio)" });
  await stage(page, inclusionAllowance, "analysis");
  await act(page, inclusionAllowance, "RECORD_ANALYSIS", { analysisNeed: "simple", analysisText: "Analisi (esempio)" });
  await stage(page, inclusionAllowance, "planning");
  await act(page, inclusionAllowance, "WRITE_PACT", {
    ...{ ownWords: "Un lavoro (esempio)", goalsText: "Un corso (esempio)", activities: ["training"] },
    ...{ personCommitsText: "Frequentare (esempio)", serviceCommitsText: "Vedersi (esempio)" },
  });
  const caseId = /pratiche\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const signer = (signerQuality: string) => ({
    ...{ signerName: "Esempio", signerQuality, signedHow: "onPaper", signedOn: today },
  });
  const signatures = [signer("person"), signer("socialWorker")];
  const signing = { kind: "inclusion-allowance", expectedSeq: 6, type: "SIGN_PACT", payload: { signatures } };
  await sendAs(page, { caseId, ...signing });
  await stage(page, inclusionAllowance, "following");
  await act(page, inclusionAllowance, "ASSIGN_PUC", { pucNumber: "PUC-ES", pucTitle: "Verde", weeklyHours: "8" });
  await main.getByText("Incontro successivo").first().waitFor();
  expect(await session.findBarriers()).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await shoot(page, `following-${width}`);
  expect(session.faults).toEqual([]);
  await session.close();
});

test.each([1280, 360])(
  "who does not come is reported, from the case in care, at %i px",
  { timeout: 240_000 },
  async (width) => {
    const session = await demo.signIn(browser, worker, { width });
    const { page } = session;
    const main = page.getByRole("main");
    const [personId, intake] = [randomUUID(), randomUUID()];
    const about = { surname: "Assente", givenName: `W${width}`, territory: "020038", fiscalCodeMissing: "unknown" };
    await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
    await sendAs(page, {
      ...{ caseId: intake, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
      payload: {
        ...{ person: personId, territory: "020038", area: "poverty", need: "income", channel: "desk" },
        ...{ requester: "self", contactReason: "Chiede un aiuto (esempio)" },
      },
    });
    await page.goto(`${demo.url}/#/pratiche/${intake}`);
    // The first page has a link of this name too, until the case has come.
    const card = main.getByRole("region", { name: inclusionAllowance.texts.it.name });
    await card.getByRole("link", { name: inclusionAllowance.texts.it.events.OPEN_ALLOWANCE ?? "" }).click();
    // Person and case are there already.
    await main.getByText(`Assente W${width}`, { exact: true }).first().waitFor();
    await open(page, inclusionAllowance, "OPEN_ALLOWANCE", {
      ...{ applicationNumber: `ES-${width}-9`, appliedOn: addDays(today, -20), receivedOn: addDays(today, -15) },
      activationSignedOn: addDays(today, -18),
    });
    await stage(page, inclusionAllowance, "received");
    await act(page, inclusionAllowance, "CONVOKE", {
      ...{ convokedFor: today, meetingPlace: "office", sentVia: "call", sentOn: addDays(today, -8) },
    });
    await act(page, inclusionAllowance, "RECORD_CONVOCATION_DELIVERY", {
      ...{ deliveredOn: addDays(today, -8), proofKind: "answeredCall" },
    });
    await act(page, inclusionAllowance, "NO_SHOW", { noShowText: "Nessuna notizia (esempio)" });
    await stage(page, inclusionAllowance, "received");
    await act(page, inclusionAllowance, "REPORT_TO_INPS", {
      ...{ reportReason: "missedConvocation", reportedOn: today, reportText: "Non si è presentato (esempio)" },
    });
    await stage(page, inclusionAllowance, "reported");
    expect(await session.findBarriers()).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, `reported-${width}`);
    await page.goto(`${demo.url}/#/pratiche/${intake}`);
    await card.getByText(inclusionAllowance.texts.it.states.reported ?? "").waitFor();
    await shoot(page, `care-${width}`);
    expect(await session.findBarriers()).toEqual([]);
    await session.close();
  },
);
