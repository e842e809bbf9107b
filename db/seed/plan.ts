// The zone plan 2021-2023: objectives with indicators, outcomes of 2018-2020, policy areas, funding, stated facts
// and the notes on the source. Counts are those of the printed plan.
import { SeedMismatch } from "./csv.ts";
import type { ReadFile, SeedRow } from "./territory.ts";

interface ObjectiveSheet {
  id: string;
  macroarea: number;
  macroarea_name: string;
  title: string;
  description: string | null;
  target: string | null;
  resources: string | null;
  staff: string | null;
  cross_cutting: boolean | null;
  cross_cutting_areas: string[];
  health_integration: boolean | null;
  continuity: boolean | null;
  co_designed: boolean | null;
  partners: string[];
  needs: string | null;
  process: string | null;
  indicators: string[];
  indicator_groups: { action_number: number; action: string; indicators: string[] }[];
  expected_results: string | null;
  source_notes: string | null;
}

interface OutcomeSheet {
  macroarea: number;
  macroarea_name: string;
  position: number;
  title: string;
  achieved_pct: number;
  user_evaluation: string | null;
  resources_match_pct: number;
  resources_match_note: string | null;
  critical_issues: string | null;
  need_answered: boolean | null;
  need_answered_text: string | null;
  continuity_with_2015_2017: boolean;
  proposed_again: boolean;
  proposed_again_text: string | null;
  source_notes: string | null;
}

interface PolicyAreas {
  areas: { letter: string; name: string; name_in_text: string; key_points: string[]; description: string }[];
  macroareas: { number: number; name: string; components: string[]; area_letters_by_name_match: string[] }[];
  funding_sources: { level: string; sources: string[] }[];
}

interface Fact {
  id: string;
  topic: string;
  measure: string;
  figure: number;
  unit: string | null;
  qualifier: string | null;
  reference_date: string | null;
  section: string | null;
  sentence: string;
}

interface Note {
  id: string;
  topic: string;
  it: string;
  en: string;
}

const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

function counted(file: string, what: string, found: number, expected: number): void {
  if (found !== expected) throw new SeedMismatch(file, "all rows", `${found} ${what}, not ${expected}`);
}

function readObjectives(read: ReadFile): { objectives: SeedRow[]; indicators: SeedRow[] } {
  const file = "objectives.json";
  const sheets = JSON.parse(read(file)) as ObjectiveSheet[];
  const indicators = sheets.flatMap((sheet) => {
    const grouped = sheet.indicator_groups.flatMap((group) => group.indicators.map((name) => ({ name, group })));
    if (grouped.length > 0 && grouped.map((one) => one.name).join("|") !== sheet.indicators.join("|"))
      throw new SeedMismatch(file, sheet.id, "grouped indicators differ from the flat list");
    return sheet.indicators.map((name, i) => ({
      objective_id: sheet.id,
      position: i + 1,
      name,
      action_number: grouped[i]?.group.action_number ?? null,
      action: grouped[i]?.group.action ?? null,
    }));
  });
  counted(file, "objective sheets", sheets.length, 11);
  counted(file, "indicators", indicators.length, 38);
  const objectives = sheets.map((sheet) => ({
    id: sheet.id,
    macroarea: sheet.macroarea,
    macroarea_name: sheet.macroarea_name,
    title: sheet.title,
    description: sheet.description,
    target: sheet.target,
    resources: sheet.resources,
    staff: sheet.staff,
    cross_cutting: flag(sheet.cross_cutting),
    cross_cutting_areas: JSON.stringify(sheet.cross_cutting_areas),
    health_integration: flag(sheet.health_integration),
    continuity: flag(sheet.continuity),
    co_designed: flag(sheet.co_designed),
    partners: JSON.stringify(sheet.partners),
    needs: sheet.needs,
    process: sheet.process,
    expected_results: sheet.expected_results,
    source_notes: sheet.source_notes,
  }));
  return { objectives, indicators };
}

function readOutcomes(read: ReadFile): SeedRow[] {
  const file = "outcomes.json";
  const sheets = JSON.parse(read(file)) as OutcomeSheet[];
  counted(file, "outcome sheets", sheets.length, 23);
  [4, 10, 7, 2].forEach((expected, i) => {
    counted(file, `sheets of macroarea ${i + 1}`, sheets.filter((one) => one.macroarea === i + 1).length, expected);
  });
  return sheets.map((sheet) => {
    const pct = [sheet.achieved_pct, sheet.resources_match_pct];
    if (pct.some((one) => !Number.isInteger(one) || one < 0 || one > 100))
      throw new SeedMismatch(file, `${sheet.macroarea}.${sheet.position}`, `percentages ${pct}`);
    return {
      macroarea: sheet.macroarea,
      position: sheet.position,
      macroarea_name: sheet.macroarea_name,
      title: sheet.title,
      achieved_pct: sheet.achieved_pct,
      user_evaluation: sheet.user_evaluation,
      resources_match_pct: sheet.resources_match_pct,
      resources_match_note: sheet.resources_match_note,
      critical_issues: sheet.critical_issues,
      need_answered: flag(sheet.need_answered),
      need_answered_text: sheet.need_answered_text,
      continuity: Number(sheet.continuity_with_2015_2017),
      proposed_again: Number(sheet.proposed_again),
      proposed_again_text: sheet.proposed_again_text,
      source_notes: sheet.source_notes,
    };
  });
}

function readAreas(read: ReadFile): { areas: SeedRow[]; macroareas: SeedRow[]; funding: SeedRow[] } {
  const file = "policy-areas.json";
  const plan = JSON.parse(read(file)) as PolicyAreas;
  const funding = plan.funding_sources.flatMap((one) =>
    one.sources.map((name, i) => ({ level: one.level, position: i + 1, name })),
  );
  counted(file, "policy areas", plan.areas.length, 10);
  counted(file, "macroareas", plan.macroareas.length, 4);
  counted(file, "funding sources", funding.length, 29);
  const areas = plan.areas.map((one) => ({
    letter: one.letter,
    name: one.name,
    name_in_text: one.name_in_text,
    description: one.description,
    key_points: JSON.stringify(one.key_points),
  }));
  const macroareas = plan.macroareas.map((one) => ({
    number: one.number,
    name: one.name,
    components: JSON.stringify(one.components),
    area_letters: JSON.stringify(one.area_letters_by_name_match),
  }));
  return { areas, macroareas, funding };
}

function readFacts(read: ReadFile): SeedRow[] {
  const file = "services-text.json";
  const { facts } = JSON.parse(read(file)) as { facts: Fact[] };
  counted(file, "facts", facts.length, 40);
  return facts.map((one) => ({
    id: one.id,
    topic: one.topic,
    measure: one.measure,
    figure: one.figure,
    unit: one.unit,
    qualifier: one.qualifier,
    reference_date: one.reference_date,
    section: one.section,
    sentence: one.sentence,
  }));
}

/** Notes that other code relies on: what is kept although it does not add up must say so. */
const requiredNotes = ["informagiovani-total", "population-three-totals", "spending-per-head", "patron-saints"];

function readNotes(read: ReadFile): SeedRow[] {
  const file = "data-notes.json";
  const notes = JSON.parse(read(file)) as Note[];
  const ids = new Set(notes.map((one) => one.id));
  if (ids.size !== notes.length) throw new SeedMismatch(file, "all rows", "an id is there twice");
  for (const id of requiredNotes) if (!ids.has(id)) throw new SeedMismatch(file, id, "the note is missing");
  return notes.map((one) => ({ id: one.id, topic: one.topic, text_it: one.it, text_en: one.en }));
}

/** Rows by table of everything the plan says in words and sheets. */
export function readPlan(read: ReadFile): Record<string, SeedRow[]> {
  const { objectives, indicators } = readObjectives(read);
  const { areas, macroareas, funding } = readAreas(read);
  return {
    objective: objectives,
    indicator: indicators,
    outcome: readOutcomes(read),
    policy_area: areas,
    policy_macroarea: macroareas,
    funding_source: funding,
    plan_fact: readFacts(read),
    data_note: readNotes(read),
  };
}
