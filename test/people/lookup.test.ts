// No register of the population is connected: the place where it would be asked says so, and nothing else.
import { expect, test } from "vitest";
import { OfflineLookupOfAnpr } from "../../server/people/person-lookup.ts";
import { callerOf } from "../support/caller.ts";
import { install, sessionOf } from "../support/installation.ts";

test("the offline lookup asks nobody and says that it is not connected", async () => {
  const lookup = new OfflineLookupOfAnpr();
  expect(await lookup.lookUp()).toEqual({ status: "notConnected" });
  const house = await install();
  try {
    const answer = await callerOf(house, sessionOf("anna", "frontDesk")).people.getLookup();
    expect(answer).toEqual({ register: "ANPR", isConnected: false });
  } finally {
    await house.close();
  }
});
