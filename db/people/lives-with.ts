// With whom somebody lives, as SQL: in every household of hers, since she may live in several at once, and of every record of hers. The
// household her row names is the one that leads; it is none where she left that and lives in another.

/** `persons`: a statement of ids. Their records, those these are one with, and the households in which any of them lives today. */
const homesOf = (persons: string): string =>
  `WITH stands AS (SELECT COALESCE(s.doc->>'$.context.mergedInto[#-1]', s.case_id) AS id FROM snapshot s WHERE s.case_id IN (${persons})),
     record AS (SELECT id FROM stands UNION
       SELECT a.value FROM stands JOIN snapshot s ON s.case_id=stands.id, json_each(s.doc,'$.context.absorbed') a),
     home AS (SELECT m.value->>'household' AS id FROM record JOIN snapshot r ON r.case_id=record.id, json_each(r.doc,'$.context.households') m)`;

/** The index is named: else all persons are read for one. */
const protectedThere = `home CROSS JOIN snapshot h ON h.case_id=home.id, json_each(h.doc,'$.context.members') m
  CROSS JOIN person_row o INDEXED BY person_row_person_id_unique ON o.person_id=m.value->>'person' WHERE o.protected_address=1`;

/** Whether she, or somebody in a household of hers, has a protected address. */
export const livesWithProtected = (person: string): string =>
  `EXISTS (${homesOf(`SELECT ${person}`)} SELECT 1 FROM ${protectedThere})`;

/** Ids of those who have. */
export const protectedAround = (person: string): string =>
  `${homesOf(`SELECT ${person}`)} SELECT o.person_id AS id FROM ${protectedThere}`;

/** The same of all who live in a household: where one of them lives with somebody else is told by it as well. */
export const protectedAroundHousehold = (household: string): string =>
  `${homesOf(
    `SELECT m.value->>'person' FROM snapshot h, json_each(h.doc,'$.context.members') m WHERE h.case_id=${household} AND h.kind='household'`,
  )} SELECT o.person_id AS id FROM ${protectedThere}`;

/** Whether she lives in any household. */
export const livesSomewhere = (person: string): string => `EXISTS (${homesOf(`SELECT ${person}`)} SELECT 1 FROM home)`;
