// Whatever list may be asked for, by whom, and what it holds by brute force: for tests of positions. Holds no assertion.
import fc from "fast-check";
import { caseRows, toSql } from "../../db/access.ts";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { filterTerms, joinTerms, type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import type { ListItem, ListRights } from "../../db/queues/list-page.ts";
import { keyOrder, type ListSort } from "../../db/queues/list-walk.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import { fieldIs, type ListCondition, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { sessionOf } from "../support/installation.ts";

const policy = createPolicy(kindRights(workflows));

export const filterOf = (change: Partial<ListFilter>): ListFilter => ({
  ...{ view: "all", status: "open", where: [] },
  ...{ readers: ["worker-7"], today: "2026-03-02" },
  ...change,
});

export const worker = sessionOf("worker-7", "socialWorker");
const twoComuni = sessionOf(
  "worker-9",
  ...["020038", "020073"].map((territory) => ({ role: "socialWorker" as const, territory })),
);
export const rightsOf = (session: typeof worker): ListRights => ({
  rows: policy.readable(session, "skeleton"),
  contents: policy.readable(session, "content"),
});
export const sessions = [worker, twoComuni, sessionOf("carla", "supervisor")];
export const noPace = () => undefined;

/** The whole list by brute force: ids in order. */
export async function wholeList(
  from: EmbeddedDriver,
  rights: ListRights,
  filter: ListFilter,
  sort: ListSort,
  descending: boolean,
) {
  const terms = joinTerms([...filterTerms(filter), toSql(rights.rows, caseRows("l"))]);
  const rows = await from.read<{ id: string }>(
    `SELECT l.case_id AS id FROM list_row l NOT INDEXED WHERE ${terms.sql} ORDER BY ${keyOrder(sort, descending)}`,
    terms.args,
  );
  return rows.map(({ id }) => id);
}

export const idsOf = (bytes: Uint8Array) =>
  (JSON.parse(Buffer.from(bytes).toString()) as ListItem[]).map(({ id }) => id);

export const waiting: ListCondition = { field: "waiting", op: "filled", values: [] };
export const urgent: ListCondition = { field: "priority", op: "least", values: ["1"] };
export const filters: fc.Arbitrary<ListFilter> = fc
  .record({
    view: fc.constantFrom(...listViews),
    status: fc.constantFrom("open" as const, "closed" as const),
    where: fc
      .tuple(
        fc.constantFrom([], [fieldIs("kind", "case-intake")]),
        fc.constantFrom([], [fieldIs("state", "inListening")], [fieldIs("state", "contact", "inReview")]),
        fc.constantFrom([], [fieldIs("comune", "020038")], [fieldIs("comune", "020029", "020073")]),
        fc.constantFrom([], [fieldIs("area", "elderly")], [waiting], [urgent]),
        fc.constantFrom([], [overdueCondition]),
      )
      .map((parts): ListCondition[] => parts.flat()),
  })
  .map(filterOf);
