// An economic aid from the desk to its end, each part by who does it: asked for, proposed, granted by the commission and an act, paid
// from the page of aids to pay, closed; and one refused after its notice. Wide and on a phone.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { economicAid } from "../../workflows/economic-aid/index.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";
import { fillForm } from "../support/fill-form.ts";
import { act, fillAct, open, openContact, openPerson, patienceMs, stage, wordFor } from "../support/journey.ts";
import { looksRight, type WatchedPage } from "../support/page.ts";

const journeyMs = 180_000;
const today = romeDay(new Date().toISOString());
const ostiglia = "020038";
const at = (login: string) => `${login}@demo.ambito.example`;
const widths = [1280, 360];

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

/** The desk opens the person and what she asks for; answers the address of the aid. */
async function askFor(name: string, width: number): Promise<string> {
  const desk = await demo.signIn(browser, at("ivo.segretariato"), { width });
  const record = await openPerson(desk.page, demo.url, name, ostiglia);
  await desk.page.goto(record.replace("/persone/", "/nuova/economic-aid/"));
  await open(desk.page, economicAid, "OPEN_AID", {
    ...{ area: "poverty", requestedOn: today, aidPurpose: "bills", askedCents: 42_000 },
    requestText: "Bolletta del gas arretrata (esempio)",
  });
  await stage(desk.page, economicAid, "inquiry");
  await looksRight(desk);
  const address = desk.page.url();
  await desk.close();
  return address;
}

/** Signs in as one who acts on the aid, and opens it. */
async function goTo(login: string, address: string, width: number): Promise<WatchedPage> {
  const who = await demo.signIn(browser, at(login), { width });
  await who.page.goto(address);
  return who;
}

const decree = {
  ...{ actKind: "determination", actNumber: "88/ES", actOn: today, actBody: "Comune di prova" },
  ...{ signatoryRole: "serviceHead", signatory: "Responsabile di esempio" },
};

test.each(widths)(
  "an aid goes from the desk to its payment and its end at %i px",
  {
    timeout: journeyMs,
  },
  async (width) => {
    const name = width > 600 ? "Esempio Bolletta" : "Esempio Canone";
    const address = await askFor(name, width);

    const worker = await goTo("lorenzo.inclusione", address, width);
    await act(worker.page, economicAid, "PROPOSE_AID", {
      ...{ aidProposal: "grant", aidKind: "oneOff", proposedCents: 42_000, proposalText: "Reddito sceso (esempio)" },
    });
    await stage(worker.page, economicAid, "toCommission");

    const office = await goTo("carla.amministrativo", address, width);
    await act(office.page, economicAid, "RECORD_COMMISSION", {
      ...{ minuteNumber: "4/ES", minuteOn: today, commissionOutcome: "granted", decidedCents: 40_000 },
    });
    await stage(office.page, economicAid, "toSign");

    const head = await goTo("sara.responsabile", address, width);
    await act(head.page, economicAid, "SIGN_ACT", { ...decree, chapter: "1040/ES", commitmentNumber: "512/ES" });
    await stage(head.page, economicAid, "granted");
    await looksRight(head);

    // How it is paid is said first: until then its row cannot be ticked.
    const { page } = office;
    await page.goto(`${demo.url}/#/contributi?comune=${ostiglia}`);
    await page.getByRole("heading", { level: 1, name: "Contributi da pagare" }).waitFor();
    const row = page.getByRole("row", { name: new RegExp(name) });
    await row.getByText("da indicare").waitFor();
    expect(await row.getByRole("checkbox").isDisabled()).toBe(true);
    await row.getByRole("link", { name }).click();
    await act(page, economicAid, "SET_PAYEE", {
      ...{ payWay: "vendor", iban: "IT60X0542811101000000123456", payeeName: "Gas di Esempio srl" },
      vendorReference: "Bolletta 12/ES",
    });
    await page.goto(`${demo.url}/#/contributi?comune=${ostiglia}`);
    // Who is paid is opened for who asks.
    expect(await row.getByText("Gas di Esempio srl").count()).toBe(0);
    await page.getByRole("button", { name: "Mostra a chi si paga" }).click();
    await row.getByText("Gas di Esempio srl").waitFor();
    await row.getByText("IT60X0542811101000000123456").waitFor();
    await row.getByRole("checkbox").check();
    await page.getByText("1 scelto, 400,00 €").waitFor();
    // What a colleague does meanwhile is seen here by itself.
    await act(head.page, economicAid, "SUSPEND_AID", { suspensionReason: "checksOnRequirements" });
    await expect.poll(() => row.count(), { timeout: patienceMs }).toBe(0);
    await act(head.page, economicAid, "RESUME_AID");
    await head.close();
    await row.getByRole("checkbox").waitFor();
    await row.getByRole("checkbox").check();
    await looksRight(office);
    await payChosen(page);
    await page.goto(address);
    await stage(page, economicAid, "paid");
    await page.getByText("701/ES").first().waitFor();
    await page.goto(`${demo.url}/#/contributi?comune=${ostiglia}`);
    await page.getByRole("heading", { level: 1, name: "Contributi da pagare" }).waitFor();
    await expect.poll(() => row.count(), { timeout: patienceMs }).toBe(0);
    await office.close();

    await act(worker.page, economicAid, "CLOSE_AID", { aidOutcome: "needMet", closingText: "In regola (esempio)" });
    await stage(worker.page, economicAid, "closed");
    await looksRight(worker);
    await worker.close();
  },
);

/** The act on many cases, from the page of aids to pay. */
async function payChosen(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Registra i pagamenti scelti" }).click();
  await page.getByText("1 pratica scelta").waitFor();
  // The act is chosen already.
  const form = economicAid.versions[1]?.events.RECORD_PAYMENT?.form ?? { fields: [] };
  await page.getByLabel(/^Numero del mandato/).waitFor();
  await fillForm(page.getByRole("main"), form, economicAid.texts.it, { paidOn: today, mandateNumber: "701/ES" });
  await page.getByRole("button", { name: "Guarda l’anteprima" }).click();
  await page.getByRole("button", { name: /^Avvia su 1 pratica$/ }).click({ timeout: patienceMs });
  await page.getByText("finito").waitFor({ timeout: patienceMs });
}

test.each(widths)(
  "an aid is refused only after its notice at %i px",
  {
    timeout: journeyMs,
  },
  async (width) => {
    const address = await askFor(width > 600 ? "Esempio Rigetto" : "Esempio Diniego", width);
    const worker = await goTo("lorenzo.inclusione", address, width);
    await act(worker.page, economicAid, "PROPOSE_AID", {
      ...{ aidProposal: "refuse", proposalText: "Già coperto da un altro sostegno (esempio)" },
    });
    await act(worker.page, economicAid, "RECORD_COMMISSION", {
      ...{ minuteNumber: "4/ES", minuteOn: today, commissionOutcome: "refused" },
    });
    await stage(worker.page, economicAid, "refusing");

    // No act before the notice; the way there stands beside the reason.
    const head = await goTo("sara.responsabile", address, width);
    await stage(head.page, economicAid, "refusing");
    await head.page.locator("details.actions-refused > summary").click();
    const refused = head.page.locator("li.refused", { hasText: "Rigetta la richiesta" });
    await refused.getByRole("button", { name: "Invia il preavviso di rigetto" }).waitFor();
    await looksRight(head);

    await act(worker.page, economicAid, "SEND_REFUSAL_NOTICE", { obstaclesText: "Altro sostegno in corso (esempio)" });
    await worker.page.getByText("Preavviso di rigetto inviato").first().waitFor();
    // Nor before it was delivered and answered, or its term is over.
    const named = (type: string) => wordFor(economicAid, type);
    const remedy = (type: string) => refused.getByRole("button", { name: named(type) });
    await refused.getByText(/^Non risulta ancora quando il preavviso/).waitFor();
    await remedy("RECORD_DELIVERY").click();
    await fillAct(head.page, economicAid, "RECORD_DELIVERY", {
      ...{ sentVia: "pec", sentOn: today, deliveredOn: today, proofKind: "pecReceipt" },
    });
    await refused.getByText(/^Il termine per le osservazioni non è ancora finito/).waitFor();
    await act(worker.page, economicAid, "RECORD_OBSERVATIONS", { observationsText: "Il sostegno è finito (esempio)" });
    await worker.close();
    await act(head.page, economicAid, "REFUSE_AID", {
      ...{ observations: "considered", refusalReasonText: "Sostegno già in corso (esempio)" },
      ...decree,
    });
    await stage(head.page, economicAid, "refused");
    await looksRight(head);
    await head.close();
  },
);

test.each(widths)(
  "an aid is opened from its case, and stands there at %i px",
  { timeout: journeyMs },
  async (width) => {
    const name = width > 600 ? "Esempio Collegata" : "Esempio Legata";
    const worker = await demo.signIn(browser, at("lorenzo.inclusione"), { width });
    const { page } = worker;
    const { path } = await openContact(page, name, "poverty");
    await page.goto(demo.url + path);
    await page.getByText(/^Nessun contributo collegato/).waitFor();
    await page.getByRole("link", { name: wordFor(economicAid, "OPEN_AID") }).click();
    // Person and case are there already.
    const main = page.getByRole("main");
    await main.getByText(name, { exact: true }).first().waitFor();
    await open(page, economicAid, "OPEN_AID", { area: "poverty", requestedOn: today, aidPurpose: "rent" });
    await stage(page, economicAid, "inquiry");
    await page.goto(demo.url + path);
    const card = page.getByRole("region", { name: "Contributi economici" });
    await card.getByText("In istruttoria").waitFor();
    await looksRight(worker);
    await card.getByRole("link", { name: /\d{4}-\d+/ }).click();
    await page.getByRole("link", { name: "Vai alla presa in carico" }).first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await card.getByText("non ancora concesso").waitFor();
    await worker.close();
  },
);
