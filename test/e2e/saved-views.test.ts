// Saved views in the browser: a worker builds a filter with a condition, finds it again by its address, saves it, and
// after signing in anew it is there with its count; her supervisor's view for the team is seen by her with her own rows.
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Demo } from "../support/demo.ts";
import { withDemo } from "../support/demo-browser.ts";

let demo: Demo;
let browser: Browser;
withDemo((...made) => {
  [demo, browser] = made;
});

const rows = async (page: Page) => Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
const chips = (page: Page) => page.getByRole("list", { name: "Condizioni" }).getByRole("listitem");

/** Of what is asked, how many: chosen by keyboard alone. */
async function addNextDays(page: Page, days: string): Promise<void> {
  const opener = page.getByRole("button", { name: "Filtri" });
  if ((await opener.getAttribute("aria-expanded")) !== "true") await opener.press("Enter");
  await page.getByRole("button", { name: "Aggiungi una condizione" }).press("Enter");
  const form = page.getByRole("form", { name: "Aggiungi una condizione" });
  expect(await form.getByLabel("Che cosa").inputValue()).toBe("due");
  await form.getByRole("button", { name: "Aggiungi" }).press("Enter");
  await form.getByText("Scegli un valore valido.").waitFor();
  await form.getByLabel("Giorni").fill(days);
  await form.getByLabel("Giorni").press("Enter");
}

async function saveAs(page: Page, name: string, team?: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Salva come…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Salva questa vista" });
  await dialog.getByLabel("Nome").fill(name);
  if (team) {
    const words = await dialog.getByLabel("Per chi").locator("option").allTextContents();
    await dialog.getByLabel("Per chi").selectOption({ label: words.find((one) => team.test(one)) ?? "" });
  }
  await dialog.getByLabel("Nome").press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText(`Vista «${name}» salvata`).waitFor();
}

test("a view is built, kept, found again and shared; each sees her own rows", { timeout: 240_000 }, async () => {
  const boss = "sara.responsabile@demo.ambito.example";
  const { page, findBarriers } = await demo.signIn(browser, "socialWorker");
  await page.goto(`${demo.url}/#/lavoro?view=all`);
  await page.getByRole("grid").waitFor();
  const all = await rows(page);
  await addNextDays(page, "30");
  await expect.poll(() => page.url()).toContain("due=next.30");
  expect(await chips(page).allTextContents()).toEqual([expect.stringContaining("Scadenza: nei prossimi 30 giorni")]);
  await expect.poll(() => rows(page)).toBeLessThan(all);
  const some = await rows(page);
  expect(await findBarriers()).toEqual([]);
  await page.reload();
  await expect.poll(() => rows(page)).toBe(some);

  await saveAs(page, "Il prossimo mese");
  await expect.poll(() => page.url()).toContain("saved=");
  const own = page.getByRole("list", { name: "Le mie viste" }).getByRole("link");
  await expect.poll(() => own.allTextContents()).toEqual([`Il prossimo mese${some}`]);
  await page.getByRole("button", { name: /^Togli la condizione/ }).press("Enter");
  await page.getByText("modificata", { exact: true }).waitFor();
  await addNextDays(page, "7");
  await page.getByRole("button", { name: "Salva", exact: true }).press("Enter");
  await page.getByText("modificata", { exact: true }).waitFor({ state: "detached" });

  // Another day, another machine.
  const again = await demo.signIn(browser, "socialWorker");
  await again.page.goto(`${demo.url}/#/lavoro`);
  await again.page.getByRole("link", { name: /^Il prossimo mese/ }).press("Enter");
  await expect.poll(() => again.page.url()).toContain("due=next.7");
  await again.page.getByText("Scadenza: nei prossimi 7 giorni").waitFor();
  expect(await again.findBarriers()).toEqual([]);

  const supervisor = await demo.signIn(browser, boss);
  await supervisor.page.goto(`${demo.url}/#/lavoro?view=all&kind=case-intake`);
  await supervisor.page.getByRole("grid").waitFor();
  expect(await supervisor.page.getByRole("link", { name: /^Il prossimo mese/ }).count()).toBe(0);
  await saveAs(supervisor.page, "Prese in carico di tutti", /^Per chi lavora in/);
  const shared = supervisor.page.getByRole("list", { name: "Viste condivise" }).getByRole("link");
  await expect.poll(() => shared.allTextContents()).toEqual([expect.stringMatching(/^Prese in carico di tutti\d/)]);

  await page.goto(`${demo.url}/#/lavoro?view=all&kind=case-intake`);
  await page.reload();
  await page.getByRole("grid").waitFor();
  const hers = await rows(page);
  await page.getByRole("link", { name: /^Prese in carico di tutti/ }).press("Enter");
  await expect.poll(() => rows(page)).toBe(hers);
  await expect.poll(() => shared.count()).toBe(1);
  await expect
    .poll(() => page.getByRole("link", { name: /^Prese in carico di tutti/ }).textContent())
    .toBe(`Prese in carico di tutti${hers}`);
  expect(await page.getByRole("button", { name: "Gestisci…" }).count()).toBe(0);

  // On a phone a choice stands for the column.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByLabel("Viste salvate").selectOption({ index: 1 });
  await expect.poll(() => page.url()).toContain("due=next.7");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findBarriers()).toEqual([]);
  await page.getByRole("button", { name: "Gestisci…" }).click();
  const dialog = page.getByRole("dialog", { name: "Gestisci la vista" });
  await dialog.getByRole("button", { name: "Elimina la vista" }).click();
  await dialog.getByRole("button", { name: "Elimina davvero" }).click();
  await page.getByText("Vista «Il prossimo mese» eliminata").waitFor();
  expect(page.url()).not.toContain("saved=");
});
