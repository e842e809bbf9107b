// A case is given only to who could work on it: whatever the door, it never becomes nobody's by being handed over.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppError } from "../../server/errors.ts";
import { ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";

let small: SmallDistrict;
beforeAll(async () => {
  small = await smallDistrict();
});
afterAll(() => small.house.close());

const assign = async (assignee: string): Promise<unknown> => {
  const caseId = await small.open(people.anna, { territory: ostiglia });
  return small.act(people.anna, caseId, 1, "ASSIGN", { assignee }).then(
    () => "taken",
    (error: AppError) => error.details,
  );
};
const notAnOption = { reason: "payload", problems: [{ path: "assignee", code: "notAnOption" }] };

test("a role that never reads this kind, a trainee and nobody at all are refused; another comune's worker takes it", async () => {
  const { house } = small;
  house.know("clerk", "housingClerk");
  house.know("noemi", { ...people.bruno.grants[0], role: "trainee" } as never);
  house.know("bare");
  house.know("bruno", { ...people.bruno.grants[0], territory: quistello } as never);
  for (const one of ["clerk", "noemi", "bare", "unknown"]) expect(await assign(one), one).toEqual(notAnOption);
  expect(await assign("bruno")).toBe("taken");
});
