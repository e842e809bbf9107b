// Cases a picker offers: by number, or by the name of their person. Only rows the reader may list.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface PickedCase {
  caseId: string;
  kind: string;
  number: string;
  state: string;
  territory: string;
  surname: string | null;
  givenName: string | null;
}

export interface CaseQuestion {
  kinds: readonly string[];
  /** Empty: any state. */
  states: readonly string[];
  /** Start of a number, or of `surname givenname` without accents; empty lists the newest. */
  words: string;
}

const columns = `r.case_id AS caseId, r.kind, r.number, r.state, r.territory, p.surname, p.given_name AS givenName`;

/** At most 20, newest first. */
export function findCases(driver: Driver, permitted: Permitted, question: CaseQuestion): Promise<PickedCase[]> {
  const may = toSql(permitted, caseRows("r"));
  const states = JSON.stringify(question.states);
  const prefix = `${question.words.replace(/[%_\\]/g, "")}%`;
  return driver.read<PickedCase>(
    `SELECT ${columns} FROM list_row r LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE r.kind IN (SELECT value FROM json_each(?)) AND (?='[]' OR r.state IN (SELECT value FROM json_each(?)))
       AND (r.number LIKE ? OR p.sort_name LIKE ?) AND ${may.sql}
     ORDER BY r.opened_on DESC, r.case_id LIMIT 20`,
    [JSON.stringify(question.kinds), states, states, prefix, prefix, ...may.args],
  );
}
