// Journey (a): a person comes to the desk, is reported, listened to and assessed in her own words, up to the project
// signed by both sides, whose money her head of area approves and commits, and to its first review. Desk and social worker work in
// browsers of their own; no screen on the way has a barrier.
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { fillForm } from "../support/fill-form.ts";
import { act, chooseAct, open, openPerson, sendAs, stage, wordFor } from "../support/journey.ts";
import type { WatchedPage } from "../support/page.ts";
import { inForce } from "../support/seed-rules.ts";

const example = caseIntake.examples.find(({ name }) => name === "From contact to delivery, review and closing");
const costing = caseIntake.examples.find(({ name }) => name.startsWith("Money for a project"));
const who = "Esempio Clara";

const inHalfAYear = addDays(romeDay(new Date().toISOString()), 180);

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** The example's answers to an event, with days from today. */
function answersTo(type: string, from = example): JsonObject {
  const step = from?.steps.find((one) => one.type === type);
  if (!step) throw new Error(`the example has no ${type}`);
  return fillExample(step.payload, romeDay(new Date().toISOString()), (name) => (name === "person" ? who : name));
}

const sheets = toolsOf(inForce[toolsRuleset]);
const frailty = sheets.find(({ id }) => id === "frailty");

/** From the case to its sheets, fills in the one for frailty and comes back; the second time the change stands beside it. */
async function fillSheet({ page, findBarriers }: WatchedPage, levels: Record<string, string>): Promise<void> {
  await page
    .getByRole("button", { name: wordFor(caseIntake, "FILL_TOOL"), exact: true })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "Schede di valutazione" }).waitFor();
  const isSecond = (await page.getByRole("row", { name: /Fare la spesa/ }).count()) > 0;
  await page.getByRole("link", { name: frailty?.words.it ?? "" }).click();
  await page.getByLabel(/^Che cosa vuole la persona/).fill("Vorrei restare a casa mia");
  const items = frailty?.areas.flatMap((area) => area.items) ?? [];
  for (const [id, level] of Object.entries(levels))
    await page
      .getByRole("group", { name: new RegExp(`^${items.find((one) => one.id === id)?.words.it}`) })
      .getByLabel(level, { exact: true })
      .check();
  expect(await findBarriers()).toEqual([]);
  await page.getByRole("button", { name: wordFor(caseIntake, "FILL_TOOL"), exact: true }).click();
  await page.getByRole("row", { name: new RegExp(`Fare la spesa.*${levels.shopping}`) }).waitFor();
  if (isSecond) {
    await page.getByRole("row", { name: /Fare la spesa.*migliorata/ }).waitFor();
    await page.getByRole("row", { name: /Lavarsi.*uguale/ }).waitFor();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findBarriers()).toEqual([]);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/sheets-${width}.png`, fullPage: true });
    }
  }
  await page.getByRole("link", { name: "Torna alla pratica" }).click();
}

/** The household's share of the hours: proposed by the demo's example of a tariff, and no other amount without a reason. */
async function commitShare({ page, findBarriers }: WatchedPage): Promise<void> {
  const name = wordFor(caseIntake, "COMMIT_BUDGET");
  const dialog = await chooseAct(page, name);
  await fillForm(dialog, caseIntake.versions[1]?.events.COMMIT_BUDGET?.form ?? { fields: [] }, caseIntake.texts.it, {
    ...{ budgetSource: "householdShare", service: "homeCare", commitCents: 100_00 },
    ...{ periodFrom: romeDay(new Date().toISOString()), periodTo: inHalfAYear },
    ...{ shareQuantity: 100, sharePriceCents: 20_00 },
  });
  await dialog.getByText("Senza ISEE valido: quota massima.").waitFor();
  await dialog.getByText("80 % di 20,00 € = 16,00 € all’ora.").waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers()).toEqual([]);
    await dialog.getByRole("heading", { name: "Quota secondo la tariffa" }).scrollIntoViewIfNeeded();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/share-${width}.png` });
  }
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.getByText("L'importo non è la quota che risulta dalla tariffa", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: /^Prendi 1\.600,00/ }).click();
  await dialog.getByText("È la quota proposta.").waitFor();
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** More hours: what is not said stays as it was, and the share of them is proposed. */
async function changeShare({ page, findBarriers }: WatchedPage): Promise<void> {
  const name = wordFor(caseIntake, "CHANGE_COMMITMENT");
  const dialog = await chooseAct(page, name);
  expect(await dialog.getByLabel("Quantità nel periodo").count()).toBe(0);
  await dialog
    .getByRole("group", { name: /^Impegno n\./ })
    .getByLabel(/Quota della famiglia, .*SAD/)
    .check();
  await dialog
    .getByText("Come prima, se non scrivi altro: quantità 100, costo di un’unità 20,00", { exact: false })
    .waitFor();
  await dialog.getByLabel("Quantità nel periodo").fill("120");
  await dialog.getByLabel("Note sull'impegno").fill("Più ore");
  await dialog.getByRole("button", { name: /^Prendi 1\.920,00/ }).click();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers()).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/share-change-${width}.png` });
  }
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** The form of what was spent, where a commitment is chosen by its words. */
async function recordSpent({ page }: Pick<WatchedPage, "page">, commitment: string): Promise<void> {
  const name = wordFor(caseIntake, "RECORD_SPENT");
  const dialog = await chooseAct(page, name);
  await dialog
    .getByRole("group", { name: /^Impegno n\./ })
    .getByLabel(`n. ${commitment}:`)
    .check();
  const { fields } = caseIntake.versions[1]?.events.RECORD_SPENT?.form ?? { fields: [] };
  const rest = { fields: fields.filter((field) => field.name !== "commitment") };
  const spent = { spentCents: 380_000, spentOn: romeDay(new Date().toISOString()) };
  await fillForm(dialog, rest, caseIntake.texts.it, spent);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("from the desk to the signed project", { timeout: 240_000 }, async () => {
  const desk = await demo.signIn(browser, "teresa.segretariato@demo.ambito.example");
  const record = await openPerson(desk.page, demo.url, who, "020038");
  expect(await desk.findBarriers()).toEqual([]);

  await desk.page.getByRole("link", { name: wordFor(caseIntake, "OPEN_CONTACT"), exact: true }).click();
  const contact = answersTo("OPEN_CONTACT");
  await open(desk.page, caseIntake, "OPEN_CONTACT", contact);
  await stage(desk.page, caseIntake, "contact");
  await act(desk.page, caseIntake, "REPORT", answersTo("REPORT"));
  // From the report on, the desk is told who follows it, and no more.
  await desk.page.getByText("Presa in carico: è in carico al servizio, da assegnare").waitFor();
  const address = desk.page.url();

  const worker = await demo.signIn(browser, "anna.assistente@demo.ambito.example");
  const { page } = worker;
  await page.goto(address);
  await page.getByRole("heading", { level: 1, name: who }).waitFor();
  await page.getByText("Segnalazione di esempio", { exact: true }).first().waitFor();
  expect(await worker.findBarriers()).toEqual([]);

  await act(page, caseIntake, "START_LISTENING", answersTo("START_LISTENING"));
  await stage(page, caseIntake, "inListening");
  await act(page, caseIntake, "RECORD_INTERVIEW", {
    place: "office",
    present: ["person"],
    factsText: "Colloquio di esempio",
  });
  await act(page, caseIntake, "START_ASSESSMENT", answersTo("START_ASSESSMENT"));
  await stage(page, caseIntake, "inAssessment");
  await fillSheet(worker, { shopping: "Lo fa un'altra persona al suo posto", washing: "Fa da sé" });
  await act(page, caseIntake, "RECORD_ASSESSMENT", answersTo("RECORD_ASSESSMENT"));
  await page.getByText("Vorrei restare a casa mia", { exact: true }).first().waitFor();

  await act(page, caseIntake, "DRAFT_PROJECT", answersTo("DRAFT_PROJECT", costing));
  await stage(page, caseIntake, "projectDrafted");

  const head = await demo.signIn(browser, "sara.responsabile@demo.ambito.example");
  await head.page.goto(page.url());
  await stage(head.page, caseIntake, "projectDrafted");
  await act(head.page, caseIntake, "APPROVE_PROJECT");
  await act(head.page, caseIntake, "COMMIT_BUDGET", answersTo("COMMIT_BUDGET", costing));
  await commitShare(head);
  const budget = page.getByRole("region", { name: "Budget di progetto" }).last();
  // What the head did arrives on the worker's page by itself.
  await budget.getByRole("row", { name: /SAD.*4\.000,00/ }).waitFor();
  await budget.getByText("quota calcolata 16,00 €, massima, senza ISEE valido").waitFor();

  await changeShare(head);
  await budget.getByRole("row", { name: /^\d+ Quota della famiglia.*1\.920,00/ }).waitFor();

  const signing = await chooseAct(page, wordFor(caseIntake, "SIGN_PROJECT"));
  expect(await worker.findBarriers()).toEqual([]);
  await signing.getByRole("button", { name: "Chiudi" }).click();
  await act(page, caseIntake, "SIGN_PROJECT", answersTo("SIGN_PROJECT"));
  await stage(page, caseIntake, "projectSigned");
  const number = (await budget.getByRole("rowheader").first().textContent()) ?? "";
  await recordSpent(worker, number.replace(/\D/g, ""));
  await budget.getByText("quasi esaurito").waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await worker.findBarriers()).toEqual([]);
    if (process.env.SHOTS) await budget.screenshot({ path: `${process.env.SHOTS}/budget-${width}.png` });
  }

  // The project as one page, in the words it was written in.
  await page.getByRole("link", { name: "Progetto individuale" }).click();
  await page.getByRole("heading", { level: 1, name: "Progetto individuale" }).waitFor();
  await page.getByRole("row", { name: /1\. Restare a casa con aiuto.*20.*30/ }).waitFor();
  await page.getByRole("row", { name: /SAD.*3 × settimana.*6\.000,00/ }).waitFor();
  await page.getByText("testimoni: Testimone Uno").waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await worker.findBarriers()).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/project-${width}.png`, fullPage: true });
  }

  // Who is helped is known by then.
  await sendAs(desk.page, {
    ...{ caseId: record.split("/").at(-1) ?? "", expectedSeq: 1, type: "IDENTIFY_PERSON" },
    payload: { birthOn: "1941-05-03", fiscalCodeMissing: "unknown" },
  });
  // With an ISEE the share that was committed stays, and is said to be computed again.
  await sendAs(page, {
    ...{ caseId: record.split("/").at(-1) ?? "", expectedSeq: 2, type: "RECORD_ISEE" },
    payload: { iseeKind: "ordinary", iseeCents: 800_000, dsuOn: romeDay(new Date().toISOString()) },
  });

  // A review has a row for each goal, named by its words.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("link", { name: "Torna alla pratica" }).click();
  await budget.getByText("quota da ricalcolare").waitFor();
  await budget.getByText(/c’è un altro ISEE.*oggi sarebbe 5,00.€ all’ora/).waitFor();
  await act(page, caseIntake, "ACTIVATE_DELIVERY", { service: "homeCare", provider: "Cooperativa di esempio" });
  await act(page, caseIntake, "START_REVIEW");
  await fillSheet(worker, { shopping: "Lo fa con l'aiuto di qualcuno", washing: "Fa da sé" });
  const reviewing = await chooseAct(page, wordFor(caseIntake, "RECORD_REVIEW"));
  await reviewing.getByText("1. Restare a casa con aiuto").first().waitFor();
  expect(await worker.findBarriers()).toEqual([]);
  await reviewing.getByRole("button", { name: "Chiudi" }).click();
  await act(page, caseIntake, "RECORD_REVIEW", {
    goalReviews: [{ goalOutcome: "reached", reachedValue: 30 }, { goalOutcome: "notYet" }],
    ...{ personSaysText: "Esco più volentieri", reviewText: "Verifica di esempio", verifyOn: inHalfAYear },
  });
  await stage(page, caseIntake, "inDelivery");
  await page.getByRole("link", { name: "Progetto individuale" }).click();
  await page.getByRole("row", { name: /1\. Restare a casa con aiuto.*Raggiunto/ }).waitFor();
  await page.getByText("Esco più volentieri").waitFor();

  // The desk reads no word of the interview or of the assessment of what it opened.
  const read = await desk.page.getByRole("main").textContent();
  expect(read).not.toMatch(/Vorrei restare|Colloquio di esempio|Valutazione di esempio/);

  for (const one of [desk, worker, head]) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
