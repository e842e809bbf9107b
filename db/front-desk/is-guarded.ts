// Whether the household of a person has anything to do with protection, violence, probation or a protected address: then no page
// without a log-in says a word of any of its requests. A yes or a no, nothing else leaves.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

/** `persons`: who asks and who lives or lived with her; `needs`: those that count as such, whatever the area of their case. Walks the
 * cases of one or two households: some ten rows. Whatever stands at another record of one of them counts too: a merged record knows all above it, the one that stands all below. */
export async function isHouseholdGuarded(
  driver: Driver,
  permitted: Permitted,
  person: { persons: readonly string[]; households: readonly string[]; needs: readonly string[] },
): Promise<boolean> {
  const may = toSql(permitted, caseRows("r"));
  const households = JSON.stringify(person.households);
  const [found] = await driver.read<{ guarded: number }>(
    `WITH member AS (SELECT value AS id FROM json_each(?) UNION SELECT m.value->>'person' FROM snapshot h, json_each(h.doc,'$.context.members') m
       WHERE h.kind='household' AND h.case_id IN (SELECT value FROM json_each(?))),
     above AS (SELECT id FROM member UNION SELECT m.value FROM member JOIN snapshot p ON p.case_id=member.id,
       json_each(p.doc,'$.context.mergedInto') m WHERE p.kind='person'),
     record AS (SELECT id FROM above UNION SELECT m.value FROM above JOIN snapshot p ON p.case_id=above.id,
       json_each(p.doc,'$.context.absorbed') m WHERE p.kind='person')
     SELECT EXISTS (SELECT 1 FROM record JOIN snapshot p ON p.case_id=record.id
         WHERE p.kind='person' AND (p.doc->>'$.context.protectedAddress')=1)
       OR EXISTS (SELECT 1 FROM list_row r JOIN snapshot s ON s.case_id=r.case_id
         WHERE (r.person_id IN (SELECT id FROM record) OR r.household_id IN (SELECT value FROM json_each(?))) AND ${may.sql}
           AND (r.area IN ('protection','foster') OR r.restricted=1 OR (s.doc->>'$.context.need') IN (SELECT value FROM json_each(?))
             OR (s.doc->>'$.context.mandate') IS NOT NULL OR (s.doc->>'$.context.removal') IS NOT NULL
             OR json_array_length(s.doc,'$.context.sharedCare')>0)) AS guarded`,
    [JSON.stringify(person.persons), households, households, ...may.args, JSON.stringify(person.needs)],
  );
  return found?.guarded !== 0;
}
