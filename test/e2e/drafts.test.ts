// What was typed and not recorded survives whatever ends the page: a killed tab, no network, a lost session, a dead server. It
// is there for its own account alone, tells nothing to who looks into the device, and goes at log-out.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { Demo } from "../support/demo.ts";
import { chooseAct, openContact, patienceMs, stage } from "../support/journey.ts";
import { type MortalDemo, withMortalDemo } from "../support/mortal-demo.ts";

const anna = "anna.assistente@demo.ambito.example";
const note = "Scrivi nel diario";
const typed = "Visita a casa: il figlio c'era, la signora no (esempio)";

let demo: Demo;
let browser: Browser;
let kill: MortalDemo["kill"];
let startAgain: MortalDemo["startAgain"];
withMortalDemo((made) => {
  ({ demo, browser, kill, startAgain } = made);
});

/** All the device keeps, as text. */
const onDevice = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((done, failed) => {
        const opening = indexedDB.open("ambito");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains("drafts")) return done([]);
          const store = db.transaction("drafts").objectStore("drafts");
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () => {
            const plain = (_: string, value: unknown) =>
              value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value;
            db.close();
            done(values.result.map((value, i) => JSON.stringify([keys.result[i], value], plain)));
          };
        };
      }),
  );
const kept = (page: Page, count: number) =>
  expect.poll(async () => (await onDevice(page)).length, { timeout: patienceMs }).toBe(count);

async function write(page: Page, name: string): Promise<{ caseId: string; path: string }> {
  const opened = await openContact(page, name, "elderly");
  await page.goto(`${demo.url}${opened.path}`);
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, note);
  await dialog.getByRole("textbox", { name: "Testo" }).pressSequentially(typed);
  return opened;
}

async function signInAgain(page: Page, email: string): Promise<void> {
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(demo.passwords.get(email) ?? "");
  await page.getByRole("button", { name: "Accedi" }).click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

/** By the reminder in the head of the page, back to the form. */
async function resume(page: Page): Promise<ReturnType<typeof chooseAct>> {
  await page.getByRole("button", { name: "1 bozza" }).click();
  await page.getByRole("dialog").getByRole("link", { name: note }).click();
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, note);
  expect(await dialog.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  return dialog;
}

test("a killed tab, a network that is gone and a session that ended lose no word", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, anna);
  const context = worker.page.context();
  const { caseId } = await write(worker.page, "Esempio Ivana");
  await kept(worker.page, 1);
  for (const record of await onDevice(worker.page)) {
    expect(record).not.toContain(caseId);
    expect(record).not.toMatch(/Visita|NOTE|diario|Ivana/);
  }
  await worker.page.close({ runBeforeUnload: false });

  let page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(demo.url);
  await page.getByRole("heading", { level: 1, name: /^Oggi/ }).waitFor();
  await resume(page);

  // Without network; then the tab goes too.
  await context.setOffline(true);
  const more = " Tornare giovedì.";
  await page.getByRole("textbox", { name: "Testo" }).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(more);
  const keptBefore = await onDevice(page);
  expect(keptBefore).toHaveLength(1);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  // The session ended meanwhile, and a colleague logs in at the same desk.
  await context.clearCookies();
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(demo.url);
  await signInAgain(page, "sara.responsabile@demo.ambito.example");
  expect(await page.getByRole("button", { name: "1 bozza" }).count()).toBe(0);
  await context.clearCookies();
  await page.goto(demo.url);
  await page.reload();
  await signInAgain(page, anna);
  await page.getByRole("button", { name: "1 bozza" }).click();
  await page.getByRole("dialog").getByRole("link", { name: note }).click();
  await stage(page, caseIntake, "contact");
  const dialog = await chooseAct(page, note);
  expect(await dialog.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed + more);

  // Recorded, it is on the device no more.
  await dialog.getByLabel("Tipo di nota").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: note, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await kept(page, 0);
  await context.close();
});

test("what is recorded in one tab waits in no other, and is never recorded twice", { timeout: 240_000 }, async () => {
  const { page, close, faults } = await demo.signIn(browser, anna);
  const { path } = await write(page, "Esempio Mirta");
  await kept(page, 1);
  const [second, third] = [await page.context().newPage(), await page.context().newPage()];
  await second.goto(demo.url);
  await second.getByRole("button", { name: "1 bozza" }).waitFor();
  // On a phone the header stays one row while it waits.
  const size = second.viewportSize() ?? { width: 1280, height: 800 };
  await second.setViewportSize({ width: 360, height: 740 });
  const reminder = second.getByRole("button", { name: "1 bozza" });
  const topOf = async (name: string) => (await second.getByRole("button", { name, exact: true }).boundingBox())?.y;
  await expect.poll(async () => (await reminder.boundingBox())?.y).toBe(await topOf("Esci"));
  expect(await topOf("Menu")).toBe(await topOf("Esci"));
  await second.setViewportSize(size);
  await third.goto(`${demo.url}${path}`);
  const same = await chooseAct(third, note);
  expect(await same.getByRole("textbox", { name: "Testo" }).inputValue()).toBe(typed);
  for (const one of [page, third])
    await one.getByRole("dialog", { name: note }).getByLabel("Tipo di nota").selectOption({ index: 1 });

  const dialog = page.getByRole("dialog", { name: note });
  await dialog.getByRole("button", { name: note, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await second.getByRole("button", { name: "1 bozza" }).waitFor({ state: "detached" });
  // Its form is open on the third, and is sent once more.
  await same.getByRole("button", { name: note, exact: true }).click();
  await same.waitFor({ state: "hidden" });
  const told = page.getByRole("region", { name: "Che cosa è successo" }).getByText(typed);
  await told.first().waitFor();
  await third.waitForTimeout(1_000);
  expect(await told.count()).toBe(1);
  await kept(page, 0);
  expect(faults).toEqual([]);
  await close();
});

test("log-out says what would be lost and leaves nothing on the device", { timeout: 240_000 }, async () => {
  const { page, close, findBarriers } = await demo.signIn(browser, anna);
  await write(page, "Esempio Lina");
  await page.getByRole("dialog").getByRole("button", { name: "Chiudi" }).click();
  await kept(page, 1);
  await page.getByRole("button", { name: "Esci" }).click();
  const leaving = page.getByRole("dialog", { name: "C’è qualcosa di non registrato" });
  await leaving.getByRole("link", { name: note }).waitFor();
  expect(await findBarriers()).toEqual([]);
  await leaving.getByRole("button", { name: "Esci e perdi quello che hai scritto" }).click();
  await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).waitFor();
  await kept(page, 0);
  await close();
});

test("the server dies and the tab with it", { timeout: 240_000 }, async () => {
  const worker = await demo.signIn(browser, anna);
  const context = worker.page.context();
  await write(worker.page, "Esempio Olga");
  await kept(worker.page, 1);
  await kill();
  await worker.page.close({ runBeforeUnload: false });
  await startAgain();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(demo.url);
  await page.getByRole("heading", { level: 1, name: /^Oggi/ }).waitFor();
  await resume(page);
  await context.close();
});
