// What may be asked of an export, and what an installation allows: formats, purposes, the most rows.
import { z } from "zod";
import { purposeIds } from "../../workflows/kernel/export-texts.ts";
import { filterInput, hasItsOrder, orderInput } from "../queues/ask.ts";

export const subjects = ["cases", "terms"] as const;
export const formats = ["csv", "xlsx", "ods", "print", "ics"] as const;
export type Subject = (typeof subjects)[number];
export type Format = (typeof formats)[number];

/** A calendar holds terms only. */
export const formatsOf: Record<Subject, readonly Format[]> = {
  cases: ["csv", "xlsx", "ods", "print"],
  terms: ["ics", "csv", "xlsx", "ods", "print"],
};

/** Sheets end at 1,048,576 rows; a page of more than some hundred sheets is no page. */
export const mostRows: Record<Format, number> = {
  csv: 1_000_000,
  xlsx: 1_000_000,
  ods: 1_000_000,
  print: 5_000,
  ics: 20_000,
};

export const mediaTypes: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  print: "text/html; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
};

export const purposeInput = z
  .object({ id: z.enum(purposeIds), words: z.string().trim().max(200).default("") })
  .refine(({ id, words }) => id !== "other" || words !== "", { path: ["words"] });

export const startInput = z
  .object({
    filter: filterInput,
    ...orderInput.shape,
    subject: z.enum(subjects),
    format: z.enum(formats),
    columns: z.array(z.string().max(80)).max(60).default([]),
    purpose: purposeInput,
    locale: z.enum(["it", "en"]),
  })
  .refine(({ subject, format }) => formatsOf[subject].includes(format))
  .refine(({ filter, sort }) => hasItsOrder({ ...filter, sort }));

export type StartInput = z.output<typeof startInput>;
