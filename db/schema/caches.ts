// Caches a fold of the log must reproduce: snapshot, list row, counters, terms, links, claims, outbox. Those by which
// persons and cases are searched are in search.ts.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

const isFiled = sql`span IS NOT NULL`;
const isWaiting = sql`waiting_for IS NOT NULL`;
const isMarked = sql`priority > 0 OR todo > 0 OR restricted = 1`;

export const snapshot = sqliteTable(
  "snapshot",
  {
    caseId: text("case_id").primaryKey(),
    kind: text().notNull(),
    number: text().notNull(),
    workflowVersion: integer("workflow_version").notNull(),
    seq: integer().notNull(),
    state: text().notNull(),
    /** CaseDoc, JSON. */
    doc: text().notNull(),
    lastHash: text("last_hash").notNull(),
    lastPos: integer("last_pos").notNull(),
  },
  (t) => [index("snapshot_version").on(t.kind, t.workflowVersion, t.caseId)],
);

/** The case as it stood at every hundredth event: a long history is read from the nearest one before. */
export const milestone = sqliteTable(
  "milestone",
  {
    caseId: text("case_id").notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    number: text().notNull(),
    workflowVersion: integer("workflow_version").notNull(),
    state: text().notNull(),
    doc: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
);

/** What a list shows of a case and may change, as it stands in `list_row` and stood in `list_version`. */
const standing = () => ({
  state: text().notNull(),
  closed: integer().notNull(),
  territory: text().notNull(),
  area: text().notNull(),
  assignee: text().notNull(),
  restricted: integer().notNull(),
  personId: text("person_id"),
  householdId: text("household_id"),
  openedOn: text("opened_on").notNull(),
  /** Office day of the event that closed it; null while it is open, and again when it is opened anew. */
  closedOn: text("closed_on"),
  updatedOn: text("updated_on").notNull(),
  dueOn: text("due_on").notNull(),
  dueTerm: text("due_term"),
  /**
   * Order of the day: `0` and the day of the judicial or hour term that ends first, and where none runs `1` and `due_on`.
   */
  urgent: text().notNull(),
  /** That judicial or hour term. */
  courtTerm: text("court_term"),
  waitingFor: text("waiting_for"),
  waitingSince: text("waiting_since"),
  /** Of open requests the body or person asked first; an id of `texts.options`. */
  waitingOf: text("waiting_of"),
  remindedOn: text("reminded_on"),
  priority: integer().notNull(),
  weight: integer().notNull(),
  /** Number of facts "da completare". */
  todo: integer().notNull(),
  /** ExtraColumns, JSON. */
  columns: text().notNull(),
});

/** One row per case of a listed workflow. `assignee` is '' when nobody; `due_on` 9999-12-31 when no open term. */
export const listRow = sqliteTable(
  "list_row",
  {
    caseId: text("case_id").primaryKey(),
    kind: text().notNull(),
    number: text().notNull(),
    ...standing(),
    lastPos: integer("last_pos").notNull(),
    /** Position of the event since which all columns but `last_pos` stand as they do. */
    sincePos: integer("since_pos").notNull(),
  },
  (t) => [
    index("list_due").on(t.closed, t.dueOn, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state, t.assignee),
    // What filters and permissions look at is in every one of them, so that rows are counted without being read.
    index("list_state_due").on(
      ...[t.kind, t.state, t.closed, t.dueOn, t.caseId, t.territory, t.area, t.restricted, t.assignee],
    ),
    index("list_kind_due").on(
      ...[t.kind, t.closed, t.dueOn, t.caseId, t.territory, t.area, t.restricted, t.state, t.assignee],
    ),
    index("list_assignee_due").on(
      ...[t.assignee, t.closed, t.dueOn, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state, t.waitingFor],
    ),
    index("list_assignee_urgent").on(
      ...[t.assignee, t.closed, t.urgent, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state],
      ...[t.waitingFor, t.dueOn],
    ),
    index("list_territory_due").on(
      ...[t.territory, t.closed, t.dueOn, t.caseId, t.area, t.restricted, t.kind, t.state, t.assignee],
    ),
    index("list_number").on(
      ...[t.closed, t.number, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state, t.assignee],
    ),
    // Filters on what few cases have: in the order of the list, and only of those cases.
    index("list_waiting")
      .on(
        ...[t.closed, t.dueOn, t.caseId, t.waitingFor, t.waitingSince],
        ...[t.territory, t.area, t.restricted, t.kind, t.state, t.assignee],
      )
      .where(isWaiting),
    index("list_marked")
      .on(
        ...[t.closed, t.dueOn, t.caseId, t.priority, t.todo, t.restricted],
        ...[t.territory, t.area, t.kind, t.state, t.assignee],
      )
      .where(isMarked),
    index("list_person").on(t.personId, t.restricted),
    // Most cases have none: counted among the households, they would make each look like half of all cases.
    index("list_household").on(t.householdId).where(sql`household_id IS NOT NULL`),
    index("list_opened").on(
      ...[t.closed, t.openedOn, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state, t.assignee],
    ),
    index("list_updated").on(
      ...[t.closed, t.updatedOn, t.caseId, t.territory, t.area, t.restricted, t.kind, t.state, t.assignee],
    ),
  ],
);

/**
 * List rows as they stood from `from_pos` until the event `to_pos` changed one of their columns; the row that stands now
 * is in `list_row` alone. Written with the event, found by no index until they are filed in a quiet moment: `span` is then
 * made of both positions, so that what stood at a given one lies in few stretches of each index
 * (db/log/list-versions.ts). The number of a case never changes: it is in `list_row`.
 */
export const listVersion = sqliteTable(
  "list_version",
  {
    toPos: integer("to_pos").primaryKey(),
    fromPos: integer("from_pos").notNull(),
    /** NULL until filed. */
    span: integer(),
    caseId: text("case_id").notNull(),
    kind: text().notNull(),
    ...standing(),
  },
  (t) => [
    index("list_version_due")
      .on(t.closed, t.span, t.dueOn, t.caseId, t.fromPos, t.territory, t.kind, t.state)
      .where(isFiled),
    index("list_version_territory")
      .on(t.territory, t.closed, t.span, t.dueOn, t.caseId, t.fromPos, t.kind, t.state)
      .where(isFiled),
    index("list_version_assignee").on(t.assignee, t.closed, t.span, t.dueOn, t.caseId, t.fromPos).where(isFiled),
    index("list_version_case").on(t.caseId, t.toPos).where(isFiled),
  ],
);

/** Who may read a restricted case besides its assignee. */
export const caseReader = sqliteTable(
  "case_reader",
  { caseId: text("case_id").notNull(), accountId: text("account_id").notNull() },
  (t) => [primaryKey({ columns: [t.caseId, t.accountId] }), index("case_reader_account").on(t.accountId)],
);

/** Maintained counts of listed cases by every dimension of access. */
export const counter = sqliteTable(
  "counter",
  {
    kind: text().notNull(),
    state: text().notNull(),
    closed: integer().notNull(),
    territory: text().notNull(),
    area: text().notNull(),
    assignee: text().notNull(),
    restricted: integer().notNull(),
    cases: integer().notNull(),
    weight: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.state, t.closed, t.territory, t.area, t.assignee, t.restricted] })],
);

export const deadline = sqliteTable(
  "deadline",
  {
    caseId: text("case_id").notNull(),
    deadlineId: text("deadline_id").notNull(),
    status: text().notNull(),
    /** Day, or instant for hour terms: both compare as text with today or now. */
    dueAt: text("due_at"),
    /** When somebody is to hear of it next: a day, or an instant. */
    alarmAt: text("alarm_at"),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.deadlineId] }), index("deadline_alarm").on(t.alarmAt)],
);

export const caseLink = sqliteTable(
  "case_link",
  {
    fromId: text("from_id").notNull(),
    role: text().notNull(),
    toId: text("to_id").notNull(),
    /** Position of the event that linked them: linked cases are gone through in this order, so that none is passed over. */
    pos: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fromId, t.role, t.toId] }), index("case_link_to").on(t.toId, t.role, t.pos)],
);

/** Which cases ever named a record in an event, and who they are about: so that it can be asked who refers to it. */
export const caseMention = sqliteTable(
  "case_mention",
  { toId: text("to_id").notNull(), caseId: text("case_id").notNull() },
  (t) => [primaryKey({ columns: [t.toId, t.caseId] })],
);

export const claim = sqliteTable(
  "claim",
  { kind: text().notNull(), resource: text().notNull(), caseId: text("case_id").notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.resource] })],
);

/**
 * Work to do after commit, in slices. `cursor` is the position of the last link done, `refused` a JSON array of case
 * ids; `status` ends as `done`, or as `refused` when the case that asked did not take the answer, for `reason`.
 */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text().primaryKey(),
    caseId: text("case_id").notNull(),
    pos: integer().notNull(),
    topic: text().notNull(),
    payload: text().notNull(),
    status: text().notNull(),
    cursor: integer().notNull(),
    answered: integer().notNull(),
    refused: text().notNull(),
    /** Code of the parent's refusal; '' otherwise. */
    reason: text().notNull(),
  },
  (t) => [index("outbox_status").on(t.status, t.pos)],
);
