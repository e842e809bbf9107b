// Deliveries of one provider with their registers, in slices, as far as the reader may read them, or would where a comune lies that
// pays approved months of them; and which providers some of those deliveries name. A provider is a named reader of what is entrusted
// to it, so that the rows are found by its name.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

const kind = "delivery";

export interface DeliveryRow {
  caseId: string;
  number: string;
  state: string;
  territory: string;
  area: string;
  assignee: string;
  restricted: number;
  /** Surname and given name; null where nobody is named. */
  person: string | null;
  head: JsonObject;
  context: JsonObject;
}

type Stored = Omit<DeliveryRow, "head" | "context"> & { head: string; context: string };

const opened = ({ head, context, ...row }: Stored): DeliveryRow => ({
  ...row,
  head: JSON.parse(head) as JsonObject,
  context: JSON.parse(context) as JsonObject,
});

const columns = `r.case_id AS caseId, r.number, r.state, r.territory, r.area, r.assignee, r.restricted,
  p.surname||' '||p.given_name AS person, s.doc->>'$.head' AS head, s.doc->>'$.context' AS context`;

/** Readable where it lies, or where it would lie in another comune that approved months of it are of. */
function reached(permitted: Permitted): Sql {
  const now = toSql(permitted, caseRows("r"));
  const there = toSql(permitted, { ...caseRows("r"), territory: { column: "e.value" } });
  return {
    sql: `(${now.sql} OR EXISTS (SELECT 1 FROM json_each(r.columns->>'$.payersElsewhere') e WHERE ${there.sql}))`,
    args: [...now.args, ...there.args],
  };
}

/** Those the reader may not open are among them: who asks shows of these the lines of her comune alone. After the given case id; fewer than `limit`: it was the last slice. */
export async function listDeliveries(
  driver: Driver,
  permitted: Permitted,
  { provider, after }: { provider: string; after: string },
  limit: number,
): Promise<DeliveryRow[]> {
  const may = reached(permitted);
  const rows = await driver.read<Stored>(
    `SELECT ${columns} FROM case_reader c CROSS JOIN list_row r ON r.case_id=c.case_id
       JOIN snapshot s ON s.case_id=r.case_id LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE c.account_id=? AND c.case_id>? AND r.kind='${kind}' AND ${may.sql}
       AND s.doc->>'$.head.provider'=? ORDER BY c.case_id LIMIT ?`,
    [provider, after, ...may.args, provider, limit],
  );
  return rows.map(opened);
}

/** Those of the accounts (at most 2,000) that some delivery is entrusted to which the reader reads, or pays months of. */
export async function listProviders(
  driver: Driver,
  permitted: Permitted,
  accounts: readonly string[],
): Promise<string[]> {
  const may = reached(permitted);
  const rows = await driver.read<{ id: string }>(
    `SELECT a.value AS id FROM json_each(?) a WHERE EXISTS (
       SELECT 1 FROM case_reader c CROSS JOIN list_row r ON r.case_id=c.case_id JOIN snapshot s ON s.case_id=r.case_id
       WHERE c.account_id=a.value AND r.kind='${kind}' AND ${may.sql} AND s.doc->>'$.head.provider'=a.value) LIMIT 2000`,
    [JSON.stringify(accounts.slice(0, 2_000)), ...may.args],
  );
  return rows.map(({ id }) => id);
}
