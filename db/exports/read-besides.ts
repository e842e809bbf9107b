// What an export asks of the rows of a list beyond what the list shows: whether a case is kept apart from others, fiscal code,
// terms. The last two are asked by the ids of one slice, at most 1,000, each under the same rights as the list.
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, registryRows, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export type KeptApart = Pick<Workflow, "id" | "keptApart">;

/** Rules of one kind that look at the same place, together. */
function together({ id, keptApart = [] }: KeptApart): Sql[] {
  const places = [...new Set(keptApart.map(({ where, name }) => `${where}.${name}`))];
  return places.map((place) => {
    const values = keptApart.filter(({ where, name }) => `${where}.${name}` === place).map(({ value }) => value);
    const [where = "", name = ""] = place.split(".");
    const marks = values.map(() => "?").join(", ");
    if (where === "column")
      return {
        sql: `(l.kind = ? AND json_extract(l.columns, ?) IN (${marks}))`,
        args: [id, `$.${name}`, ...values],
      };
    // Documents are long, and the words are rare in them: they are parsed only where the words stand at all.
    const mentioned = values.map(() => "instr(s.doc, ?) > 0").join(" OR ");
    return {
      sql: `(l.kind = ? AND EXISTS (SELECT 1 FROM snapshot s WHERE s.case_id = l.case_id AND (${mentioned})
        AND EXISTS (SELECT 1 FROM json_each(s.doc, ?) v WHERE v.value IN (${marks}))))`,
      args: [id, ...values.map((value) => JSON.stringify(value)), `$.context.${name}`, ...values],
    };
  });
}

/** Cases of the area and those their workflow names: by the row's columns, or by a fact of the case (one value or a list). */
export function apartSql(area: AreaId, workflows: Iterable<KeptApart>): Sql {
  const parts: Sql[] = [{ sql: "l.area = ?", args: [area] }, ...[...workflows].flatMap(together)];
  return { sql: parts.map((part) => part.sql).join(" OR "), args: parts.flatMap((part) => part.args) };
}

/** By case id; only where both the case's contents and the person may be read. */
export async function readFiscalCodes(
  driver: Driver,
  permitted: { contents: Permitted; persons: Permitted },
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const may = toSql(permitted.contents, caseRows("l"));
  const mayPerson = toSql(permitted.persons, registryRows("p", "person", "person_id"));
  const rows = await driver.read<{ id: string; code: string }>(
    `SELECT l.case_id AS id, p.fiscal_code AS code FROM json_each(?) j CROSS JOIN list_row l ON l.case_id = j.value
     JOIN person_row p ON p.person_id = l.person_id
     WHERE p.fiscal_code IS NOT NULL AND ${may.sql} AND ${mayPerson.sql} LIMIT 1000`,
    [JSON.stringify(ids), ...may.args, ...mayPerson.args],
  );
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** Terms by case id. */
export async function readTerms(
  driver: Driver,
  permitted: Permitted,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<string, DeadlineState>>> {
  const may = toSql(permitted, caseRows("l"));
  const rows = await driver.read<{ id: string; deadlines: string | null }>(
    `SELECT l.case_id AS id, json_extract(s.doc, '$.deadlines') AS deadlines
     FROM json_each(?) j CROSS JOIN list_row l ON l.case_id = j.value JOIN snapshot s ON s.case_id = l.case_id
     WHERE ${may.sql} LIMIT 1000`,
    [JSON.stringify(ids), ...may.args],
  );
  return new Map(rows.map((row) => [row.id, JSON.parse(row.deadlines ?? "{}") as Record<string, DeadlineState>]));
}
