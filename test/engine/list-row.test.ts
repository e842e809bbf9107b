// The row of a work list is written whole when a case appears and in what changed afterwards; either way the table holds
// what the fold of the case yields.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Statement } from "../../db/driver/driver.ts";
import { type ListRow, listRowOf, putListRow } from "../../db/log/list-row.ts";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const sara = sessionOf("sara", "supervisor");
const caseId = uuidOf("list-row");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  for (const one of ["carla", "sara"]) house.know(one, "socialWorker");
});
afterAll(() => house.close());

/** Columns that the last of the statements sets. */
const columnsSet = (statements: readonly Statement[]) =>
  [...(statements.at(-1)?.sql.split(" WHERE case_id")[0] ?? "").matchAll(/(\w+)=(?:\?|CASE)/g)]
    .map((found) => found[1])
    .filter((name, i, all) => all.indexOf(name) === i);

async function stored(): Promise<ListRow> {
  const [row] = await house.services.driver.read<ListRow & { since_pos?: number }>(
    "SELECT * FROM list_row WHERE case_id=?",
    [caseId],
  );
  if (!row) throw new Error("not listed");
  delete row.since_pos;
  return row;
}

test("whatever happens, also on another day and after a restart of the writer, the table holds the fold's row", async () => {
  const steps: [string, typeof anna, string, JsonObject][] = [
    ["2026-03-02", anna, "OPEN", { territory: "020042" }],
    ["2026-03-02", anna, "NOTE", { noteKind: "call", text: "nota" }],
    ["2026-03-05", anna, "ASSIGN", { assignee: "anna" }],
    ["2026-03-05", anna, "NOTE", { noteKind: "call", text: "nota" }],
    ["2026-03-06", anna, "PROPOSE", {}],
    ["2026-03-06", sara, "RESTRICT", { restricted: true, readers: "carla, sara", reason: "prova" }],
    ["2026-03-09", sara, "APPROVE", {}],
    ["2026-03-11", anna, "NOTE", { noteKind: "call", text: "nota dopo la chiusura" }],
    ["2026-03-12", anna, "NOTE", { noteKind: "call", text: "un’altra" }],
    ["2026-03-16", sara, "STEP_BACK", { undoes: 7, reason: "Non era finita" }],
    ["2026-03-20", sara, "APPROVE", {}],
  ];
  const closedOn = (day: string) =>
    day < "2026-03-09" ? null : day < "2026-03-16" ? "2026-03-09" : day < "2026-03-20" ? null : day;
  for (const [i, [day, by, type, payload]] of steps.entries()) {
    house.at(`${day}T10:00:00.000Z`);
    // As if the writer had just started: it knows no row, and writes it whole.
    if (i === 4 || i === 7 || i === 9) await house.open.writer.reload();
    await house.send(by, { caseId, kind: "toy", expectedSeq: i, type, payload });
    const [one] = await readCases(house.services.driver, [caseId]);
    if (!one) throw new Error("not stored");
    expect(await stored()).toEqual(listRowOf(one.snapshot, { updatedOn: day, closedOn: closedOn(day) }, one.lastPos));
  }
});

test("a note on the same day sets the position and nothing that an index holds, and ends no version", async () => {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("not stored");
  const before = listRowOf(one.snapshot, { updatedOn: "2026-03-09", closedOn: "2026-03-09" }, 7);
  const noted = putListRow({ ...before, last_pos: 8 }, before, "known");
  expect([noted.length, columnsSet(noted)]).toEqual([1, ["last_pos"]]);
  const given = putListRow({ ...before, last_pos: 8, assignee: "" }, before, "known");
  expect([given.length, columnsSet(given)]).toEqual([2, ["assignee", "last_pos", "since_pos"]]);
  const unknown = putListRow({ ...before, last_pos: 8 }, before, "unknown");
  expect([unknown.length, columnsSet(unknown)]).toEqual([2, ["updated_on", "last_pos", "since_pos"]]);
});
