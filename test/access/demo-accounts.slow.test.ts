// The demo's staff: every role, who left, passwords shared or drawn, the administrator's printed second factor.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  asAccount,
  demoLines,
  demoSession,
  seedDemoAccounts,
  sharedDemoPassword,
} from "../../server/access/demo-accounts.ts";
import { demoStaff, rounds, shownFirst } from "../../server/access/demo-staff.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import { cookieOf, enter, type House, openHouse } from "./house.ts";

let house: House;
beforeEach(() => {
  house = openHouse();
});
afterEach(() => house.close());
const seed = (shared: boolean) => seedDemoAccounts(house.accounts, { today: house.day.today, shared, idOf: uuidOf });

describe("the demo's staff", () => {
  it("has every role, every comune and an account to show for each role", () => {
    const roles = new Set(demoStaff.flatMap((worker) => worker.grants.map((grant) => grant.role)));
    expect([...roles].sort()).toEqual([...roleIds].sort());
    expect(new Set(Object.values(rounds).flat()).size).toBe(13);
    expect(new Set(demoStaff.map((worker) => worker.login)).size).toBe(demoStaff.length);
    const shown = demoStaff
      .filter((worker) => shownFirst.includes(worker.login))
      .map((worker) => worker.grants[0]?.role);
    expect(shown.sort()).toEqual([...roleIds].sort());
  });
  it("signs in with the printed password; who left and who is on leave does not work", async () => {
    const staff = await seed(true);
    const lines = (await demoLines(house.accounts, staff)).join("\n");
    expect(lines).toContain(sharedDemoPassword);
    const session = house.check(
      await enter(house, "anna.assistente@demo.ambito.example", sharedDemoPassword),
      "person",
    );
    expect(session?.grants.map((grant) => grant.territory)).toEqual([...rounds.east]);
    const onLeave = house.check(
      await enter(house, "marta.assistente@demo.ambito.example", sharedDemoPassword),
      "person",
    );
    expect(onLeave?.grants).toEqual([]);
    await expect(enter(house, "paola.assistente@demo.ambito.example", sharedDemoPassword)).rejects.toThrow("401");
    const marta = staff.find((one) => one.login === "marta.assistente");
    expect(marta && demoSession(marta, "2025-10-01").grants).toHaveLength(rounds.west.length);
  });
  it("prints a code with which the administrator gets in, at every start", async () => {
    const staff = await seed(true);
    const again = await seed(true);
    expect(again.map((one) => one.accountId)).toEqual(staff.map((one) => one.accountId));
    const code = /code now (\d{6})/.exec((await demoLines(house.accounts, again)).join("\n"))?.[1] ?? "";
    const email = "ada.amministratore@demo.ambito.example";
    const first = await house.post("sign-in", { email, password: sharedDemoPassword });
    const second = await house.post("totp", { code }, { cookie: cookieOf(first) });
    expect(house.check(cookieOf(second), "person")?.grants).toMatchObject([{ role: "administrator" }]);
  });
  it("draws passwords off loopback, printed once, and never shows the shared one afterwards", async () => {
    const staff = await seed(false);
    expect(new Set(staff.map((one) => one.password)).size).toBe(staff.length);
    const printed = (await demoLines(house.accounts, staff)).join("\n");
    const anna = staff.find((one) => one.login === "anna.assistente");
    expect(printed).toContain(anna?.password);
    expect(await enter(house, anna?.email ?? "", anna?.password)).toContain("session_token");
    await expect(enter(house, anna?.email ?? "", sharedDemoPassword)).rejects.toThrow("401");
    const later = (await demoLines(house.accounts, await seed(true))).join("\n");
    expect(later).not.toContain(anna?.password);
    expect(later).not.toContain(sharedDemoPassword);
  });
  it("leaves no comune without its social worker, before and after the leave", () => {
    const staff = demoStaff.map((worker) => asAccount(worker, "2026-03-02", uuidOf));
    for (const day of ["2024-03-02", "2025-11-03", "2026-03-02", "2026-10-27", "2028-03-02"]) {
      const covered = staff
        .flatMap((one) => (one.leftOn ? [] : demoSession(one, day).grants))
        .filter((grant) => grant.role === "socialWorker");
      const missing = Object.values(rounds)
        .flat()
        .filter((comune) => !covered.some((grant) => grant.territory === comune));
      expect(`${day} ${missing}`).toBe(`${day} `);
    }
  });
  it("is the same for the same day", () => {
    const all = () => demoStaff.map((worker) => asAccount(worker, "2026-03-02", uuidOf));
    expect(all()).toEqual(all());
  });
});
