// Names behind the applications of a bando or of another call, for readers who may list both the application and its person. The
// publishable view never asks for them.
import { caseRows, type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface ApplicantName {
  applicationId: string;
  number: string;
  state: string;
  surname: string;
  givenName: string;
}

export function listApplicantNames(
  driver: Driver,
  permitted: Permitted,
  callId: string,
  role = "bando",
): Promise<ApplicantName[]> {
  const cases = toSql(permitted, caseRows("r"));
  const persons = toSql(permitted, registryRows("p", "person", "person_id"));
  return driver.read<ApplicantName>(
    `SELECT r.case_id AS applicationId, r.number, r.state, p.surname, p.given_name AS givenName
     FROM case_link l JOIN list_row r ON r.case_id=l.from_id JOIN person_row p ON p.person_id=r.person_id
     WHERE l.to_id=? AND l.role=? AND ${cases.sql} AND ${persons.sql} LIMIT 5000`,
    [callId, role, ...cases.args, ...persons.args],
  );
}
