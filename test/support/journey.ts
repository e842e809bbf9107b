// The steps of a journey on the screen, the same for every workflow: open a person or a case, choose an act on the case
// page, fill its form from an example's payload, send it. Holds no assertion of its own.
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import { person } from "../../workflows/person/index.ts";
import { fillForm } from "./fill-form.ts";
import { currentOf, formOf } from "./pure-case.ts";

/** Other helpers of the test run share the machine: what a person would wait for may take this long. */
export const patienceMs = 45_000;

export const wordFor = (workflow: Workflow, type: string) => workflow.texts.it.events[type] ?? type;

/** Opens the form of an act on the case page and answers its dialog. */
export async function chooseAct(page: Page, name: string) {
  const button = page.getByRole("button", { name, exact: true }).first();
  const more = page.locator("details.actions-more:not([open]) > summary");
  // What a colleague has just done arrives by itself and draws the acts anew.
  const offered = async () => {
    if (await button.isVisible()) return true;
    if ((await more.count()) > 0) await more.first().click();
    return button.isVisible();
  };
  await expect.poll(offered, { timeout: patienceMs, message: `«${name}» is offered` }).toBe(true);
  const dialog = page.getByRole("dialog", { name });
  // A button drawn anew under the pointer takes no click: one clicks again.
  const opened = async () => {
    if (!(await dialog.isVisible()) && (await offered())) await button.click();
    return dialog.isVisible();
  };
  await expect.poll(opened, { timeout: patienceMs, interval: 500, message: `«${name}» opens its form` }).toBe(true);
  await dialog.getByRole("button", { name, exact: true }).waitFor();
  return dialog;
}

/** Chooses the act, fills its form, sends it and waits until it is recorded. */
export async function act(page: Page, workflow: Workflow, type: string, payload: JsonObject = {}): Promise<void> {
  await chooseAct(page, wordFor(workflow, type));
  await fillAct(page, workflow, type, payload);
}

/** Fills the form of an act that stands open, sends it and waits until it is recorded. */
export async function fillAct(page: Page, workflow: Workflow, type: string, payload: JsonObject = {}): Promise<void> {
  const name = wordFor(workflow, type);
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByRole("button", { name, exact: true }).waitFor();
  await fillForm(dialog, formOf(currentOf(workflow), type), workflow.texts.it, payload);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Fills and sends the opening form that the page shows now. */
export async function open(page: Page, workflow: Workflow, type: string, payload: JsonObject): Promise<void> {
  const name = "Registra";
  const main = page.getByRole("main");
  await main.getByRole("button", { name, exact: true }).waitFor();
  await fillForm(main, formOf(currentOf(workflow), type), workflow.texts.it, payload);
  await main.getByRole("button", { name, exact: true }).click();
}

/** Opens a person of the comune and answers the address of the cartella sociale. */
export async function openPerson(page: Page, url: string, name: string, territory: string): Promise<string> {
  const [surname = "", givenName = ""] = name.split(" ");
  await page.goto(`${url}/#/nuova/person`);
  await open(page, person, "OPEN_PERSON", { surname, givenName, territory });
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return page.url();
}

interface Envelope {
  caseId: string;
  expectedSeq: number;
  kind?: string;
  type: string;
  payload: JsonObject;
}

/** Sends a command with the session of the page, for what happens before or beside what a test looks at. */
export async function sendAs(page: Page, { type, payload, ...envelope }: Envelope): Promise<void> {
  const body = { ...envelope, commandId: randomUUID(), event: { type, payload } };
  const answer = await page.evaluate(async (text) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/cases/send", { method: "POST", headers, body: text });
    return response.ok ? "" : `${response.status} ${await response.text()}`;
  }, JSON.stringify(body));
  if (answer) throw new Error(`${type}: ${answer}`);
}

export interface OpenedCase {
  caseId: string;
  personId: string;
  name: string;
  /** Of the case page, after the server's address. */
  path: string;
}

/** A new person of Ostiglia with a contact in the area; the session of the page opens both. */
export async function openContact(page: Page, name: string, area: string): Promise<OpenedCase> {
  const [personId, caseId] = [randomUUID(), randomUUID()];
  const [surname = "", givenName = ""] = name.split(" ");
  const territory = "020038";
  const about = { surname, givenName, territory, fiscalCodeMissing: "unknown" };
  await sendAs(page, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  const contact = {
    ...{ person: personId, territory, area, need: "careAtHome", channel: "desk", requester: "self" },
    contactReason: "Chiede un aiuto (esempio)",
  };
  await sendAs(page, { caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT", payload: contact });
  return { caseId, personId, name, path: `/#/pratiche/${caseId}` };
}

/** Waits until the head of the case page shows the step. */
export const stage = (page: Page, workflow: Workflow, state: string) =>
  page.locator(".page-head .tag", { hasText: workflow.texts.it.states[state] ?? state }).waitFor();

/** Notices are told once a minute, and a page asks for them as often: opened anew it asks at once. */
export async function toldOf(line: Locator): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const isTold = await line
      .first()
      .waitFor({ timeout: 2_500 })
      .then(
        () => true,
        () => false,
      );
    if (isTold) return;
    await line.page().reload();
  }
  await line.first().waitFor();
}
