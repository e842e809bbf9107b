// The form in which a document is written: what its template leaves open, each with what the file already knows, and its text,
// in which those places stand by their names. Pure; the same form reads what the page sends.
import { type FileClass, fileClasses } from "../../kernel/document.ts";
import type { Field, Form } from "../../kernel/form.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { letterLimits } from "./letter.ts";
import { longDay } from "./long-day.ts";
import { isPlaceholder, type LetterValues, type PlaceholderId, placeholders } from "./placeholders.ts";
import { type LetterTemplate, namesIn } from "./template.ts";

/** Of `appointment.day` the field `appointmentDay`: a dot leads into a group. */
const fieldName = (id: PlaceholderId): string => id.replace(/\.(.)/, (_, first: string) => first.toUpperCase());

const isDayPlace = (id: PlaceholderId): boolean => /(\.d|D)ay$/.test(id);

/** In the order of the document; who receives it has a field of its own above. */
const placesOf = (template: LetterTemplate): PlaceholderId[] =>
  namesIn(template).filter((id): id is PlaceholderId => isPlaceholder(id) && id !== "addressee.name");

const longest = 20_000;
const line = { kind: "text", class: "open", maxLength: letterLimits.line } as const;

function placeField(id: PlaceholderId): Field {
  const name = fieldName(id);
  if (isDayPlace(id)) return { name, kind: "day", class: "open" };
  if ("typed" in placeholders[id]) return { name, kind: "longText", class: "open", maxLength: longest };
  return { name, ...line };
}

const columnName = (at: number): string => `column${at + 1}`;

/** `classes`: those under which the writer may attach, of which the template's own is proposed. */
export function letterForm(template: LetterTemplate, classes: readonly FileClass[]): Form {
  const places = placesOf(template).map(placeField);
  const { table } = template;
  const rows: Field[] = table
    ? [
        {
          ...{ name: "tableRows", kind: "group", class: "open", min: 0, max: 50 },
          fields: table.columns.map((_, at) => ({
            name: columnName(at),
            kind: "text",
            class: "open",
            maxLength: 200,
          })),
        },
      ]
    : [];
  const addressee: Field[] =
    template.form === "letter"
      ? [
          { name: "addresseeName", ...line, required: true },
          { name: "addresseeLines", kind: "longText", class: "open", maxLength: 600 },
        ]
      : [];
  const fields: Field[] = [
    ...addressee,
    ...places,
    { name: "letterText", kind: "longText", class: "open", required: true, maxLength: longest },
    ...rows,
    { name: "letterhead", kind: "longText", class: "open", required: true, maxLength: 600 },
    { name: "letterPlace", ...line, required: true },
    { name: "letterDay", kind: "day", class: "open", required: true, when: "past" },
    { name: "documentTitle", kind: "text", class: "open", required: true, maxLength: letterLimits.title },
    {
      ...{ name: "documentClass", kind: "choice", class: "open", required: true },
      options: fileClasses.filter((one) => classes.includes(one)),
    },
  ];
  const sections = [
    { id: "letterTo", fields: addressee.map(({ name }) => name) },
    { id: "letterPlaces", fields: places.map(({ name }) => name) },
    { id: "letterWords", fields: ["letterText", ...rows.map(({ name }) => name)] },
    { id: "letterHead", fields: ["letterhead", "letterPlace", "letterDay"] },
    { id: "letterFile", fields: ["documentTitle", "documentClass"] },
  ];
  return { fields, sections: sections.filter((one) => one.fields.length > 0) };
}

/** What the fields of the form are called, beyond the words every document has. */
export function letterLabels(template: LetterTemplate, language: "it" | "en"): Record<string, string> {
  const labels = placesOf(template).map((id) => [fieldName(id), capital(placeholders[id][language])]);
  const columns = (template.table?.columns ?? []).map((name, at) => [columnName(at), name]);
  return Object.fromEntries([...labels, ...columns, ["tableRows", template.table?.heading ?? ""]]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const shownPlace = (id: PlaceholderId): string => `[${placeholders[id].it}]`;

/** The text of a template as the writer sees it: places by their names. */
export const shownText = ({ text }: LetterTemplate): string =>
  text.replace(/\{\{([a-zA-Z.]{1,40})\}\}/g, (whole, id: string) => (isPlaceholder(id) ? shownPlace(id) : whole));

/** What the writer left of it, with places again where their names stand. */
function writtenText(template: LetterTemplate, shown: string): string {
  const ids = namesIn(template).filter(isPlaceholder);
  return ids.reduce((text, id) => text.replaceAll(shownPlace(id), `{{${id}}}`), shown);
}

/** What the file knows, for the form to begin with: days as days, everything else in words. */
export function beginForm(
  template: LetterTemplate,
  known: LetterValues,
  rows: readonly (readonly string[])[] = [],
): JsonObject {
  const values = placesOf(template).flatMap((id): [string, Json][] => {
    const value = known[id];
    return value === undefined || value === "" ? [] : [[fieldName(id), value]];
  });
  const to = template.form === "letter" && known["addressee.name"] ? { addresseeName: known["addressee.name"] } : {};
  const cells = (row: readonly string[]) => Object.fromEntries(row.map((cell, at) => [columnName(at), cell]));
  const table = template.table && rows.length > 0 ? { tableRows: rows.map(cells) } : {};
  return {
    ...Object.fromEntries(values),
    ...to,
    ...table,
    letterText: shownText(template),
    documentTitle: template.title,
  };
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const linesOf = (value: Json | undefined): string[] =>
  text(value)
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** What was filled in, as the parts a document is composed of. */
export function readLetterForm(template: LetterTemplate, payload: JsonObject) {
  const values: LetterValues = { "addressee.name": text(payload.addresseeName) };
  for (const id of placesOf(template)) {
    const value = text(payload[fieldName(id)]);
    values[id] = value !== "" && isDayPlace(id) ? longDay(value) : value;
  }
  const [body = "", office = "", ...address] = linesOf(payload.letterhead);
  const rows = Array.isArray(payload.tableRows) ? payload.tableRows : [];
  return {
    values,
    bodyText: writtenText(template, text(payload.letterText)),
    letterhead: { body, office, address },
    addressee: { name: text(payload.addresseeName), lines: linesOf(payload.addresseeLines) },
    place: text(payload.letterPlace),
    day: text(payload.letterDay),
    rows: rows.map((row) => (template.table?.columns ?? []).map((_, at) => text((row as JsonObject)[columnName(at)]))),
    title: text(payload.documentTitle).trim(),
    documentClass: text(payload.documentClass) as FileClass,
  };
}
