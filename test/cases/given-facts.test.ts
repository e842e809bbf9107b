// What an entry of a timeline tells of a signing: a quality counts as listening there only where somebody signed in it.
import { expect, test } from "vitest";
import { toldOf } from "../../client/cases/given-facts.ts";

const listening = { field: "listeningOnly", value: ["person", "parent"] };
const signed = (...value: string[]) => ({ field: "signedQualities", value });

test("of an old woman who signed herself no parent's signature is told", () => {
  expect(toldOf([signed("person", "socialWorker"), { ...listening, value: ["parent"] }])[1]?.value).toEqual([]);
  expect(toldOf([listening, signed("person", "guardian")])[0]?.value).toEqual(["person"]);
});

test("where the signatures stand beside the document, what the gate noted is told as it is", () => {
  expect(toldOf([listening])).toEqual([listening]);
  expect(toldOf([listening, signed()])).toEqual([listening, signed()]);
});
