// A locked screen reads nothing, opens by PIN for five guesses, and is over after them; without a PIN it ends as before.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isGoodPin, mostGuesses } from "../../server/access/pin.ts";
import { cookieOf, enter, type House, openHouse, password, settle } from "./house.ts";

let house: House;
let cookie: string;
const email = "anna@demo.example";
const pin = "270318";
const state = async () => (await (await house.post("look", {}, { cookie })).json()) as { state: string; name?: string };
const choose = (given: object) => house.post("pin", { password, pin, ...given }, { cookie });
const unlock = (given: string) => house.post("unlock", { pin: given }, { cookie });
const sessions = () => house.accounts.db.readSync<{ n: number }>("SELECT count(*) AS n FROM session")[0]?.n;

beforeEach(async () => {
  house = openHouse();
  await settle(house, { email, grants: [{ role: "socialWorker", territory: "020038", areas: "all" }] });
  cookie = await enter(house, email);
});
afterEach(() => house.close());

describe("choosing a PIN", () => {
  it("asks for the password, and leaves no session behind", async () => {
    expect((await choose({ password: "un'altra frase 2" })).status).toBe(401);
    expect((await choose({})).status).toBe(200);
    expect(sessions()).toBe(1);
    expect(house.check(cookie, "person")).toBeDefined();
    const kept = house.accounts.db.readSync<{ hash: string }>("SELECT hash FROM pin");
    expect(kept).toHaveLength(1);
    expect(kept[0]?.hash).not.toContain(pin);
  });
  it("refuses what is guessed at once", async () => {
    expect(["111111", "123456", "654321", "12345", "12345a", "1234567"].filter(isGoodPin)).toEqual([]);
    expect((await choose({ pin: "123456" })).status).toBe(422);
    expect(house.accounts.db.readSync("SELECT 1 FROM pin")).toEqual([]);
  });
  it("is for who is logged in, and not at a locked screen", async () => {
    expect((await house.post("pin", { password, pin })).status).toBe(401);
    await choose({});
    await house.post("lock", {}, { cookie });
    expect((await choose({ pin: "908172" })).status).toBe(401);
    expect((await unlock(pin)).status).toBe(200);
  });
});

describe("a locked screen", () => {
  it("reads nothing, says whose it is, and opens by PIN", async () => {
    await choose({});
    expect(await state()).toEqual({ state: "awake" });
    await house.post("lock", {}, { cookie });
    expect(house.check(cookie, "person")).toBeUndefined();
    expect(await state()).toEqual({ state: "locked", name: "Prova" });
    expect((await unlock("908172")).status).toBe(401);
    expect(house.check(cookie, "page")).toBeUndefined();
    expect((await unlock(pin)).status).toBe(200);
    expect(house.check(cookie, "person")?.name).toBe("Prova");
    expect(await state()).toEqual({ state: "awake" });
  });
  it("locks by itself where nobody works, and opens again until the session's own end", async () => {
    await choose({});
    house.pass(16);
    expect(house.check(cookie, "page")).toBeUndefined();
    expect((await state()).state).toBe("locked");
    expect((await unlock(pin)).status).toBe(200);
    expect(house.check(cookie, "person")).toBeDefined();
    house.pass(12 * 60);
    expect((await unlock(pin)).status).toBe(401);
    expect(house.check(cookie, "person")).toBeUndefined();
  });
  it("is over after so many wrong PINs, however fast they come", async () => {
    await choose({});
    await house.post("lock", {}, { cookie });
    const guesses = Array.from({ length: mostGuesses }, (_, i) => unlock(`90817${i}`));
    expect((await Promise.all(guesses)).map((one) => one.status)).toEqual(guesses.map(() => 401));
    expect((await unlock(pin)).status).toBe(401);
    expect(await state()).toEqual({ state: "none" });
    expect(sessions()).toBe(0);
  });
  it("without a PIN is a session that is over", async () => {
    await house.post("lock", {}, { cookie });
    expect(await state()).toEqual({ state: "none" });
    expect((await unlock(pin)).status).toBe(401);
    expect(sessions()).toBe(0);
  });
  it("is over when somebody logs in there by password", async () => {
    await choose({});
    await house.post("lock", {}, { cookie });
    const anew = await house.post("sign-in", { email, password }, { cookie });
    expect(anew.status).toBe(200);
    expect(sessions()).toBe(1);
    expect((await unlock(pin)).status).toBe(401);
    expect(house.check(cookieOf(anew), "person")).toBeDefined();
  });
  it("tells whom it belongs to to nobody without its cookie", async () => {
    await choose({});
    await house.post("lock", {}, { cookie });
    expect(await (await house.post("look", {})).json()).toEqual({ state: "none" });
    expect(await (await house.post("look", {}, { cookie: cookie.replace(/.$/, "x") })).json()).toEqual({
      state: "none",
    });
  });
});
