// The caches of persons are written by what changes them: a membership indexes no name again, a removal does.
import { expect, test } from "vitest";
import { personStatements } from "../../db/people/person-cache.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { install, sessionOf } from "../support/installation.ts";

const at = (seq: number, territory: string): CaseSnapshot => {
  const empty = emptySnapshot("9b04946e-945b-4c03-8780-ab01d05c5fb7", "person", 1);
  return { ...empty, seq, state: "identified", doc: { ...empty.doc, head: { ...empty.doc.head, territory } } };
};
const indexed = (...given: Parameters<typeof personStatements>): boolean =>
  personStatements(...given).some(({ sql }) => sql.includes("search_row"));

test("opening, a new name and another comune write the line of the search", () => {
  const name = { surname: "Zanmotti", givenName: "Iole" };
  expect(indexed(at(1, "020038"), { identity: {}, moved: true }, 1)).toBe(true);
  expect(indexed(at(2, "020038"), { identity: name, moved: false }, 2)).toBe(true);
  expect(indexed(at(3, "020042"), { identity: undefined, moved: true }, 3)).toBe(true);
});

test("an event that changes none of them does not", () => {
  const nothing = { identity: undefined, moved: false };
  expect(indexed(at(3, "020038"), nothing, 3)).toBe(false);
  expect(personStatements(at(3, "020038"), nothing, 3)).toHaveLength(1);
});

test("who moves or has a new phone keeps name and birth, and who is renamed keeps the address", async () => {
  const house = await install({ now: "2026-03-09T09:00:00.000Z" });
  try {
    const worker = sessionOf("worker", "socialWorker");
    const [caseId, kind] = [uuidOf("who moves"), "person"];
    const name = { surname: "Zanmotti", givenName: "Iole", birthOn: "1950-01-01", fiscalCodeMissing: "unknown" };
    const steps: [string, JsonObject][] = [
      ["OPEN_PERSON", { ...name, territory: "020038", address: "Via Esempio 1" }],
      ["MOVE_RESIDENCE", { territory: "020042", movedOn: "2026-03-01", address: "Via Esempio 2" }],
      ["CORRECT_PERSON", { correctionReason: "document", surname: "Zanmotta" }],
      ["UPDATE_CONTACTS", { phone: "+39 000 0000001" }],
    ];
    for (const [i, [type, payload]] of steps.entries())
      await house.send(worker, { caseId, kind, expectedSeq: i, type, payload });
    const [row] = await house.services.driver.read("SELECT * FROM person_row WHERE person_id=?", [caseId]);
    expect(row).toMatchObject({
      ...{ surname: "Zanmotta", given_name: "Iole", birth_on: "1950-01-01" },
      ...{ territory: "020042", address: "Via Esempio 2" },
    });
  } finally {
    await house.close();
  }
});
