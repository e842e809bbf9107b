// Tables of the district that no case writes: comuni, the zone plan, social spending, mandates, dated
// parameters, notes on the data. Filled by db/seed; columns that hold lists are JSON.
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Comuni and those they were merged from; in force where `valid_to` is null. */
export const comune = sqliteTable(
  "comune",
  {
    istat: text().notNull(),
    belfiore: text().notNull(),
    name: text().notNull(),
    validFrom: text("valid_from").notNull(),
    validTo: text("valid_to"),
    /** ISTAT code of the comune that took over. */
    successorIstat: text("successor_istat"),
    /** `MM-DD`; null where it was not verified. */
    patronMonthDay: text("patron_month_day"),
  },
  (t) => [primaryKey({ columns: [t.istat, t.validFrom] }), index("comune_belfiore").on(t.belfiore)],
);

/** Places a fiscal code may name: comuni of Italy with their dates since 1900, and countries. */
export const birthplace = sqliteTable(
  "birthplace",
  {
    belfiore: text().notNull(),
    /** '' where no limit is known. */
    validFrom: text("valid_from").notNull(),
    validTo: text("valid_to"),
    name: text().notNull(),
    /** Without capitals, accents and apostrophes, as it is searched. */
    sortableName: text("sortable_name").notNull(),
    /** Car plate code of the province, `EE` for countries. */
    province: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.belfiore, t.validFrom] }), index("birthplace_sortable_name").on(t.sortableName)],
);

/** Inhabitants; `population_2020` is table 2 of the plan, the one that weighs. */
export const population = sqliteTable("population", {
  istat: text().primaryKey(),
  population2020: integer("population_2020").notNull(),
  populationTable1: integer("population_table1").notNull(),
  age0To14: integer("age_0_14").notNull(),
  age15To64: integer("age_15_64").notNull(),
  age65Plus: integer("age_65_plus").notNull(),
  informagiovaniContacts2020: integer("informagiovani_contacts_2020").notNull(),
});

export const objective = sqliteTable("objective", {
  /** `MAn-k`: k-th sheet of macroarea n. */
  id: text().primaryKey(),
  macroarea: integer().notNull(),
  macroareaName: text("macroarea_name").notNull(),
  title: text().notNull(),
  description: text(),
  target: text(),
  resources: text(),
  staff: text(),
  /** 1 yes, 0 no, null not said. */
  crossCutting: integer("cross_cutting"),
  crossCuttingAreas: text("cross_cutting_areas").notNull(),
  healthIntegration: integer("health_integration"),
  continuity: integer(),
  coDesigned: integer("co_designed"),
  partners: text().notNull(),
  needs: text(),
  process: text(),
  expectedResults: text("expected_results"),
  sourceNotes: text("source_notes"),
});

export const indicator = sqliteTable(
  "indicator",
  {
    objectiveId: text("objective_id").notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    actionNumber: integer("action_number"),
    action: text(),
  },
  (t) => [primaryKey({ columns: [t.objectiveId, t.position] })],
);

/** Outcome sheets of the former plan, 2018-2020. */
export const outcome = sqliteTable(
  "outcome",
  {
    macroarea: integer().notNull(),
    position: integer().notNull(),
    macroareaName: text("macroarea_name").notNull(),
    title: text().notNull(),
    achievedPct: integer("achieved_pct").notNull(),
    userEvaluation: text("user_evaluation"),
    resourcesMatchPct: integer("resources_match_pct").notNull(),
    resourcesMatchNote: text("resources_match_note"),
    criticalIssues: text("critical_issues"),
    needAnswered: integer("need_answered"),
    needAnsweredText: text("need_answered_text"),
    continuity: integer().notNull(),
    proposedAgain: integer("proposed_again").notNull(),
    proposedAgainText: text("proposed_again_text"),
    sourceNotes: text("source_notes"),
  },
  (t) => [primaryKey({ columns: [t.macroarea, t.position] })],
);

/** Whole euro by service and area; null where the source prints `..` (not applicable), which is not 0. */
export const spending = sqliteTable(
  "spending",
  {
    year: integer().notNull(),
    position: integer().notNull(),
    area: text().notNull(),
    service: text().notNull(),
    amountEur: integer("amount_eur"),
  },
  (t) => [primaryKey({ columns: [t.year, t.position, t.area] })],
);

/** The totals as published; `position` orders the areas as printed, `totale` comes last. */
export const spendingTotal = sqliteTable(
  "spending_total",
  {
    year: integer().notNull(),
    area: text().notNull(),
    position: integer().notNull(),
    amountEur: integer("amount_eur").notNull(),
  },
  (t) => [primaryKey({ columns: [t.year, t.area] })],
);

export const fundingSource = sqliteTable(
  "funding_source",
  { level: text().notNull(), position: integer().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.level, t.position] })],
);

export const policyArea = sqliteTable("policy_area", {
  letter: text().primaryKey(),
  name: text().notNull(),
  nameInText: text("name_in_text").notNull(),
  description: text().notNull(),
  keyPoints: text("key_points").notNull(),
});

export const policyMacroarea = sqliteTable("policy_macroarea", {
  number: integer().primaryKey(),
  name: text().notNull(),
  components: text().notNull(),
  /** Matched by name by us; the source prints no letters there. */
  areaLetters: text("area_letters").notNull(),
});

/** Figures stated in the running text of the plan, with the sentence they come from. */
export const planFact = sqliteTable("plan_fact", {
  id: text().primaryKey(),
  topic: text().notNull(),
  measure: text().notNull(),
  figure: real().notNull(),
  unit: text(),
  qualifier: text(),
  referenceDate: text("reference_date"),
  section: text(),
  sentence: text().notNull(),
});

/** Which body runs a service in a comune, from a day to another, by which act. */
export const mandate = sqliteTable(
  "mandate",
  {
    service: text().notNull(),
    territory: text().notNull(),
    validFrom: text("valid_from").notNull(),
    validTo: text("valid_to"),
    body: text().notNull(),
    bodyName: text("body_name").notNull(),
    letterhead: text().notNull(),
    act: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.service, t.territory, t.validFrom] })],
);

/** Dated parameters; `parameters` (JSON) is what workflows read, `value_sources` says where each value comes from. */
export const ruleset = sqliteTable(
  "ruleset",
  {
    id: text().notNull(),
    version: integer().notNull(),
    /** ISTAT code, or `district`. */
    territory: text().notNull(),
    validFrom: text("valid_from").notNull(),
    validTo: text("valid_to"),
    values: text("parameters").notNull(),
    valueSources: text("value_sources").notNull(),
    source: text().notNull(),
    /** 1 when at least one value is the demo's ("esempio"). */
    example: integer().notNull(),
    /** `seed`: loaded from the files of the release; `house`: set by the office, kept when those are loaded again. */
    origin: text().notNull().default("seed"),
  },
  (t) => [primaryKey({ columns: [t.id, t.territory, t.version] })],
);

/** Known inconsistencies of the source, shown beside the figures they concern. */
export const dataNote = sqliteTable(
  "data_note",
  {
    id: text().primaryKey(),
    topic: text().notNull(),
    textIt: text("text_it").notNull(),
    textEn: text("text_en").notNull(),
  },
  (t) => [index("data_note_topic").on(t.topic)],
);
