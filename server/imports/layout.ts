// How a table is to be read: which column means what, which line is the header, under which name the office knows its source, and
// what stands for cells that the table does not have. No word of a row is in it.
import { z } from "zod";
import { areaIds, isDay } from "../../workflows/kernel/ids.ts";
import { needs, requesters, workerChannels } from "../../workflows/rules/contacts/codes.ts";
import { caseFields, caseKinds, type ImportField, importFields } from "../../workflows/rules/imports/fields.ts";
import { AppError } from "../errors.ts";
import { mostColumns } from "./limits.ts";

const column = z.union([z.enum(importFields), z.literal("")]);

export const layoutInput = z.strictObject({
  headerLine: z.int().min(0).max(60),
  columns: z.array(column).min(1).max(mostColumns),
  /** The name of the spreadsheet in the office: rows of one source are told from those of another by it. */
  source: z.string().trim().min(2).max(60),
  /** Where a row does not say it. */
  comune: z.string().max(6).default(""),
  householdKind: z.enum(["registry", "isee", "deFacto"]).default("registry"),
  withCases: z.boolean().default(false),
  caseKind: z.enum(caseKinds).default("case-intake"),
  area: z.enum(areaIds).optional(),
  need: z.enum(needs).default("other"),
  requester: z.enum(requesters).default("self"),
  channel: z.enum(workerChannels as [string, ...string[]]).default("desk"),
  /** Of applications for the inclusion allowance: when the list came, where a row does not say it; '': the day of the import. */
  listedOn: z.union([z.literal(""), z.string().refine(isDay)]).default(""),
});
export type Layout = z.output<typeof layoutInput>;

const has = ({ columns }: Layout, ...fields: ImportField[]): boolean => fields.some((field) => columns.includes(field));

function assertCases(layout: Layout, given: readonly ImportField[], refuse: (reason: string) => void): void {
  const ofCases = given.filter((field) => caseKinds.some((kind) => caseFields[kind].includes(field)));
  if (!layout.withCases) {
    if (ofCases.length > 0) refuse("casesNotAsked");
    return;
  }
  if (ofCases.some((field) => !caseFields[layout.caseKind].includes(field))) refuse("otherCases");
  if (layout.caseKind === "case-intake") {
    if (!has(layout, "area") && layout.area === undefined) refuse("noArea");
  } else if (!has(layout, "applicationNumber") || !has(layout, "appliedOn")) refuse("noApplication");
}

/** What is wrong with the layout as a whole; each field stands for one column at most. */
export function assertLayout(layout: Layout): void {
  const given = layout.columns.filter((one) => one !== "");
  const refuse = (reason: string) => {
    throw new AppError("INVALID", { reason });
  };
  if (new Set(given).size !== given.length) refuse("columnTwice");
  if (!has(layout, "surname", "fullName")) refuse("noName");
  if (has(layout, "surname") && has(layout, "fullName")) refuse("nameTwice");
  if (!has(layout, "comune") && layout.comune === "") refuse("noComune");
  if (has(layout, "householdCode") !== has(layout, "relation")) refuse("householdHalf");
  assertCases(layout, given, refuse);
}
