// How a value of a case is written for people: options by their words, ids by their names, days and amounts as usual.
import { isDay } from "../workflows/kernel/ids.ts";
import { isObject, type Json } from "../workflows/kernel/json.ts";
import type { KeptShare } from "../workflows/rules/cost-sharing/share.ts";
import { formatMonth } from "../workflows/rules/deliveries/say-month.ts";
import { comuneName, type Desk } from "./desk.ts";
import { keptShareText } from "./share-words.ts";
import { language } from "./text/language.ts";
import { shellText } from "./text/shell.ts";
import { countryName } from "./ui/countries.ts";
import { formatCents, formatDay, formatInstant, formatNumber } from "./ui/format.ts";
import { languageName } from "./ui/languages.ts";
import type { Workflows } from "./workflows.ts";

export interface ValueWords {
  workflows: Workflows;
  desk: Desk;
  kind: string;
  /** Names of persons and colleagues by id. */
  names: Record<string, string>;
}

/** A ranking of a housing call: owner and comune. */
const rankingKey = /^(comune|aler|other)\/(\d{6})$/;
const place = (words: ValueWords, istat = ""): string => comuneName(words.desk, istat);
/** A frozen ranking by the id of its document: the other fields say the same in words. */
const rankingDocument = /^\w+Ranking\/(comune|aler|other)\/\d{6}$/;
/** The key of a request: whom it was put to stands at its end. */
const requestKey = /^[a-z][A-Za-z]*:\d+-([A-Za-z]+)$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** Number and outcome of a goal, `2:reached`. */
const goalOutcome = /^(\d+):(\w+)$/;
const instant = /^\d{4}-\d{2}-\d{2}T/;

function textOf(words: ValueWords, field: string, value: string): string {
  if (isDay(value)) return field === "monthOn" ? formatMonth(value.slice(0, 7), language()) : formatDay(value);
  if (instant.test(value)) return formatInstant(value);
  const ranking = rankingKey.exec(value);
  if (ranking)
    return [words.workflows.option(words.kind, "owner", ranking[1] ?? ""), place(words, ranking[2])].join(", ");
  const goal = field === "reviewedGoals" ? goalOutcome.exec(value) : null;
  if (goal) return `${goal[1]} (${words.workflows.option(words.kind, "goalOutcome", goal[2] ?? "")})`;
  const asked = requestKey.exec(value);
  if (asked && field !== "deadline") return words.workflows.option(words.kind, field, asked[1] ?? "");
  // A body by its registered name, and not by who signs in for it.
  const body = words.names[`${field}.${value}`];
  if (body !== undefined) return body || shellText().unnamedBody;
  const name = words.names[value];
  if (name !== undefined) return name;
  // An id the reader has no name for says nothing.
  if (uuid.test(value) || rankingDocument.test(value)) return "";
  if (field === "ground" || field === "extensionGround") return words.workflows.ground(words.kind, value);
  if (field === "language" || field === "noticeLanguage") return languageName(value);
  if (field === "citizenship") return countryName(value);
  if (field === "deadline") return words.workflows.deadline(words.kind, value);
  if (words.desk.comuni.some((one) => one.istat === value)) return comuneName(words.desk, value);
  if (field === "area") return shellText().areas[value as keyof ReturnType<typeof shellText>["areas"]] ?? value;
  return words.workflows.option(words.kind, field, value);
}

/** They say which of the fields beside them holds the value. */
const choosers: ReadonlySet<string> = new Set(["participantKind"]);

function numberText(field: string, value: number): string {
  if (field.endsWith("Cents")) return formatCents(value);
  // A year is no quantity.
  return field.endsWith("Year") ? String(value) : formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

/** Empty text for what has no value. Amounts are known by the ending `Cents` of their name. */
export function valueText(words: ValueWords, field: string, value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? shellText().yes : shellText().no;
  if (typeof value === "number") return numberText(field, value);
  if (typeof value === "string") return textOf(words, field, value);
  if (Array.isArray(value))
    return value.map((one) => valueText(words, field, one)).join(isObject(value[0]) ? "\n" : ", ");
  if (field === "share" && typeof value.version === "number")
    return keptShareText(words.workflows, words.kind, value as unknown as KeptShare);
  const entries = Object.entries(value).filter(
    ([inner, one]) => !choosers.has(inner) && valueText(words, inner, one) !== "",
  );
  const [only] = entries;
  if (only && entries.length === 1) return valueText(words, only[0], only[1]);
  return entries
    .map(([inner, one]) => `${words.workflows.field(words.kind, inner)}: ${valueText(words, inner, one)}`)
    .join(" · ");
}
