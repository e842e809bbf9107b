// One line of the table as the facts of a person, of her household and of her case, by the layout. What cannot be read of what
// decides is a problem of the row; what only helps (telephone, place of birth) is left out and said.
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { PlaceName } from "../../db/imports/find-there.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { checkFiscalCode } from "../../workflows/rules/fiscal-code/check.ts";
import {
  type CellProblem,
  type Read,
  readDay,
  readEmail,
  readFiscalCode,
  readPhone,
  readRelation,
  readSex,
  readWord,
  splitName,
} from "../../workflows/rules/imports/cells.ts";
import type { ImportField } from "../../workflows/rules/imports/fields.ts";
import { sortable } from "../../workflows/rules/names/words.ts";
import type { Layout } from "./layout.ts";

export interface RowProblem {
  /** '' where no column is to blame. */
  field: ImportField | "";
  code: CellProblem;
}

export interface RowFacts {
  surname: string;
  givenName: string;
  fiscalCode?: string;
  birthOn?: string;
  birthPlace?: string;
  sex?: string;
  territory: string;
  address?: string;
  phone?: string;
  email?: string;
  sourceNumber?: string;
  householdCode?: string;
  relation?: string;
  caseNumber?: string;
  contactReason?: string;
  receivedOn?: string;
  area?: string;
  need?: string;
  requester?: string;
  protocolNumber?: string;
  applicationNumber?: string;
  appliedOn?: string;
  activationSignedOn?: string;
  listedOn?: string;
}

export interface ReadRow {
  facts: RowFacts;
  problems: RowProblem[];
  /** Left out of the row, which goes in all the same. */
  notes: RowProblem[];
}

type Words = ReadonlyMap<string, string>;

export interface RowTables {
  today: string;
  /** By name, ISTAT code and Belfiore code. */
  comuni: Words;
  places: ReadonlyMap<string, readonly PlaceName[]>;
  words: Record<"relation" | "area" | "need" | "requester", Words>;
}

const longest: Partial<Record<ImportField, number>> = {
  ...{ surname: 80, givenName: 80, fullName: 160, address: 200, sourceNumber: 60, householdCode: 60, caseNumber: 60 },
  ...{ contactReason: 3_500, protocolNumber: 50, applicationNumber: 60 },
};

/** The options of a field by the words that screens have for them, in either language, and by their codes. */
function wordsOfOptions(workflow: Workflow | undefined, event: string, field: string): Words {
  const form = workflow?.versions[workflow.current]?.events[event]?.form;
  const found = form?.fields.find(({ name }) => name === field);
  const options = found?.options ?? [];
  const words = new Map<string, string>();
  for (const option of options) {
    words.set(sortable(option), option);
    for (const locale of ["it", "en"] as const) {
      const texts = workflow?.texts[locale].options ?? {};
      const word = texts[`${field}.${option}`] ?? texts[option];
      if (word !== undefined) words.set(sortable(word), option);
    }
  }
  return words;
}

export function rowTables(
  workflows: ReadonlyMap<string, Workflow>,
  tables: DistrictTables,
  places: readonly PlaceName[],
  today: string,
): RowTables {
  const comuni = new Map<string, string>();
  for (const { istat, belfiore, name, validTo } of tables.comuni)
    if (validTo === null)
      for (const word of [istat, String(Number(istat)), belfiore, name]) comuni.set(sortable(word), istat);
  const byName = new Map<string, PlaceName[]>();
  for (const place of places) {
    const known = byName.get(sortable(place.name));
    if (known) known.push(place);
    else byName.set(sortable(place.name), [place]);
  }
  const [intake, household] = [workflows.get("case-intake"), workflows.get("household")];
  const ofContact = (field: string) => wordsOfOptions(intake, "OPEN_CONTACT", field);
  return {
    ...{ today, comuni, places: byName },
    words: {
      ...{ area: ofContact("area"), need: ofContact("need"), requester: ofContact("requester") },
      relation: wordsOfOptions(household, "ADD_MEMBER", "relation"),
    },
  };
}

const text = (value: string): Read => ({ value });

function placeOf(cell: string, facts: Partial<RowFacts>, { places }: RowTables): Read {
  if (/^[A-Za-z]\d{3}$/.test(cell)) return { value: cell.toUpperCase() };
  // A province often stands behind the name, and tells comuni of one name apart.
  const [, bare = cell, province = ""] = /^(.*?)\s*\(([A-Za-z]{2})\)\s*$/.exec(cell) ?? [];
  const born = facts.birthOn ?? "";
  const all = places.get(sortable(bare)) ?? [];
  const inProvince = all.filter((one) => one.province === province.toUpperCase());
  const named = inProvince.length > 0 ? inProvince : all;
  const then = named.filter((one) => born === "" || (one.validFrom <= born && (one.validTo ?? "~") >= born));
  const codes = [...new Set((then.length > 0 ? then : named).map(({ belfiore }) => belfiore))];
  const inCode = facts.fiscalCode?.length === 16 ? facts.fiscalCode.slice(11, 15) : "";
  const one = codes.length === 1 ? codes[0] : codes.find((code) => code === inCode);
  return one === undefined ? { problem: "notAPlace" } : { value: one };
}

function readField(field: ImportField, cell: string, facts: Partial<RowFacts>, tables: RowTables): Read {
  const { today, words, comuni } = tables;
  switch (field) {
    case "fiscalCode":
      return readFiscalCode(cell);
    case "birthOn":
    case "receivedOn":
    case "appliedOn":
    case "activationSignedOn":
    case "listedOn":
      return readDay(cell, today);
    case "sex":
      return readSex(cell);
    case "birthPlace":
      return placeOf(cell, facts, tables);
    case "phone":
      return readPhone(cell);
    case "email":
      return readEmail(cell);
    case "comune": {
      const read = readWord(cell.replace(/\s*\([A-Za-z]{2}\)\s*$/, ""), comuni);
      return "problem" in read ? { problem: "notOurComune" } : read;
    }
    case "relation":
      return readRelation(cell, words.relation);
    case "area":
    case "need":
    case "requester":
      return readWord(cell, words[field]);
    default:
      return cell.length > (longest[field] ?? 200) ? { problem: "tooLong" } : text(cell);
  }
}

/** What helps and decides nothing: a row without it is still somebody's record. */
const helps: readonly ImportField[] = ["birthPlace", "sex", "phone", "email", "address"];
/** The fiscal code first, since it tells names and places apart. */
const order = (field: ImportField): number => (field === "fiscalCode" ? 0 : field === "birthOn" ? 1 : 2);

function derive(facts: Partial<RowFacts>, today: string): void {
  if (!facts.fiscalCode) return;
  const { findings, parsed } = checkFiscalCode(facts.fiscalCode, { today, places: {} });
  // As the form of a person does: only of a code that can exist.
  if (!parsed || findings.some(({ severity }) => severity === "error")) return;
  if (!facts.birthOn && parsed.birthOn) facts.birthOn = parsed.birthOn;
  if (!facts.sex && parsed.sex) facts.sex = parsed.sex;
}

export function readRow(cells: readonly string[], layout: Layout, tables: RowTables): ReadRow {
  const facts: Partial<RowFacts> & { fullName?: string } = {};
  const [problems, notes]: [RowProblem[], RowProblem[]] = [[], []];
  const fields = layout.columns
    .map((field, i) => ({ field, cell: cells[i] ?? "" }))
    .filter((one): one is { field: ImportField; cell: string } => one.field !== "" && one.cell !== "")
    .sort((a, b) => order(a.field) - order(b.field));
  for (const { field, cell } of fields) {
    const read = readField(field, cell, facts, tables);
    if ("problem" in read) (helps.includes(field) ? notes : problems).push({ field, code: read.problem });
    else if (field === "comune") facts.territory = read.value;
    else facts[field] = read.value;
  }
  if (facts.fullName !== undefined) {
    const split = splitName(facts.fullName, facts.fiscalCode);
    if ("problem" in split) problems.push({ field: "fullName", code: split.problem });
    else Object.assign(facts, split.value);
  }
  const isWrong = (field: ImportField) => problems.some((one) => one.field === field);
  if (!facts.territory && layout.comune !== "" && !isWrong("comune")) facts.territory = layout.comune;
  for (const field of missing(facts, layout)) if (!isWrong(field)) problems.push({ field, code: "missing" });
  derive(facts, tables.today);
  const { fullName: _, ...rest } = facts;
  return { facts: { surname: "", givenName: "", territory: "", ...rest }, problems, notes };
}

/** Of an application one row brings it, and those of the same household whom it names beside their applicant do not. */
export const bringsCase = ({ relation }: Partial<RowFacts>, { withCases, caseKind }: Layout): boolean =>
  withCases && (caseKind === "case-intake" || relation === undefined || relation === "reference");

/** What no row may be without, and this one is. */
function missing(facts: Partial<RowFacts>, layout: Layout): ImportField[] {
  const { caseKind } = layout;
  const ofApplication: readonly ImportField[] =
    caseKind === "inclusion-allowance" && bringsCase(facts, layout) ? ["applicationNumber", "appliedOn"] : [];
  return [
    ...(facts.surname ? [] : [layout.columns.includes("fullName") ? ("fullName" as const) : ("surname" as const)]),
    ...(facts.territory ? [] : ["comune" as const]),
    ...(facts.householdCode && !facts.relation ? ["relation" as const] : []),
    ...(layout.withCases && caseKind === "case-intake" && !(facts.area ?? layout.area) ? ["area" as const] : []),
    ...ofApplication.filter((field) => !(field in facts)),
  ];
}

export const personPayload = (facts: RowFacts): JsonObject => {
  const { surname, givenName, fiscalCode, birthOn, birthPlace, sex, territory, address, phone, email } = facts;
  const given = { givenName, fiscalCode, birthOn, birthPlace, sex, address, phone, email };
  return {
    ...{ surname, territory },
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== "")),
  } as JsonObject;
};
