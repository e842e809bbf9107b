// Who runs a service on a day: as the district's table says, through the day it changed hands, for every comune and service.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

const mandates = (on?: string) => callerOf(house, sessionOf("desk", "frontDesk")).plan.listMandates(on ? { on } : {});

async function runs(service: string, istat: string, on?: string) {
  const { services, comuni } = await mandates(on);
  return comuni.find((one) => one.istat === istat)?.bodies[services.indexOf(service)]?.body;
}

describe("who runs a service", () => {
  test("child protection changes hands on 1 January 2022; home care stays with the comuni", async () => {
    expect(await runs("childProtection", "020038", "2021-12-31")).toBe("appalto");
    expect(await runs("childProtection", "020038", "2022-01-01")).toBe("azienda");
    expect(await runs("homeCare", "020038")).toBe("comune");
    expect(await runs("homeCare", "020038", "2017-12-31")).toBeUndefined();
  });

  test("one body at most runs a service in a comune on a day, and each change has an act", async () => {
    const { spans, comuni } = await mandates();
    for (const span of spans) {
      expect(span.act).not.toBe("");
      for (const { istat } of comuni.filter((one) => span.territories.includes(one.istat))) {
        const others = spans.filter(
          (one) =>
            one !== span &&
            one.service === span.service &&
            one.territories.includes(istat) &&
            one.validFrom <= span.validFrom &&
            (one.validTo === null || one.validTo >= span.validFrom),
        );
        expect(others, `${span.service} ${istat}`).toEqual([]);
      }
    }
  });

  test("a day that is none is refused", async () => {
    await expect(mandates("2026-02-30")).rejects.toThrow();
  });
});
