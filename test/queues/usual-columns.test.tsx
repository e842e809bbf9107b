// Columns of a list that nobody laid out: a crowded one goes without the number where the window has no room, and with it where there is.
import { expect, test } from "vitest";
import { type ShownColumns, usualColumns } from "../../client/queues/list-columns.tsx";

/** All cases as a supervisor sees them. */
const crowded: ShownColumns = {
  ...{ assignee: true, standsIn: false, kind: true, isNarrow: true, opened: false, hasTerm: true, courtTag: true },
};

test("a crowded list goes without the number in a narrow window only", () => {
  expect(usualColumns(crowded)).toEqual(["person", "due", "state", "kind", "comune", "assignee"]);
  expect(usualColumns({ ...crowded, isNarrow: false })).toContain("number");
  expect(usualColumns({ ...crowded, assignee: false })).toContain("number");
});

test("one's own list of what waits goes without the comune in a narrow window, and does not scroll to the side", () => {
  const waiting = { ...crowded, assignee: false, wait: {} };
  expect(usualColumns(waiting)).toEqual(["person", "due", "state", "wait", "kind"]);
  expect(usualColumns({ ...waiting, isNarrow: false })).toContain("comune");
  expect(usualColumns({ ...waiting, kind: false })).toContain("comune");
});
