// An inbox names the person of a case to whom the work list would, and to nobody else.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readableCases } from "../../db/notices/readable.ts";
import type { Session } from "../../server/access/session.ts";
import { listRights } from "../../server/queues/ask.ts";
import { ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";

let small: SmallDistrict;
beforeAll(async () => {
  small = await smallDistrict();
});
afterAll(() => small.house.close());

const told = (session: Session, caseId: string) =>
  readableCases(small.house.services.driver, listRights(small.house.services, session), [caseId]);

test("names the person to her worker, the step alone to a coordinator, nothing to another comune", async () => {
  const personId = await small.personNamed("Bianchi", "Rosa", ostiglia);
  const caseId = await small.open(people.anna, { territory: ostiglia, personId });
  expect(await told(people.anna, caseId)).toMatchObject([{ caseId, kind: "toy", person: "Bianchi Rosa" }]);
  expect(await told(people.dario, caseId)).toMatchObject([{ caseId, person: null }]);
  expect(await told(people.bruno, caseId)).toEqual([]);
});
