// Which number stands first on somebody's page: of who died, none of her own; whoever was beside her may still have to be called.
import { expect, test } from "vitest";
import { firstToUse, type ShownContact } from "../../client/cases/person/contact-line.tsx";

const own = { id: 1, kind: "mobile", value: "+39 000 1", whose: "own", holds: true, warnings: [] };
const daughters = { ...own, id: 2, value: "+39 000 2", whose: "relative" };
const contacts = [own, daughters] as unknown as ShownContact[];

test("nobody is asked to call who died", () => {
  expect(firstToUse(contacts, false)?.value).toBe("+39 000 1");
  expect(firstToUse(contacts, true)?.value).toBe("+39 000 2");
  expect(firstToUse(contacts.slice(0, 1), true)).toBeUndefined();
});
