// What a record says of who somebody is and how to reach her, in words, so that two records can be held side by side.
import { comuneName, type Desk } from "../../desk.ts";
import { caseText } from "../../text/cases.ts";
import { valueText } from "../../value-text.ts";
import type { useWorkflows } from "../../workflows.ts";
import type { SocialRecord } from "../record-page.tsx";

type Said = Pick<SocialRecord, "fields" | "territory" | "householdId">;

const compared = [
  ...["surname", "givenName", "birthOn", "birthPlace", "sex", "fiscalCode"],
  ...["territory", "address", "phone", "email", "household"],
] as const;
export type Compared = (typeof compared)[number];

/** In the order in which they are compared; an empty text is not said, or not for this reader. */
export function saidOf(
  one: Said,
  names: Record<string, string>,
  around: { workflows: ReturnType<typeof useWorkflows>; desk: Desk },
): { field: Compared; text: string; isClosed: boolean }[] {
  const words = { ...around, kind: "person", names };
  return compared.map((field) => {
    if (field === "territory") return { field, text: comuneName(around.desk, one.territory), isClosed: false };
    if (field === "household") return { field, text: names[one.householdId ?? ""] ?? "", isClosed: false };
    const found = one.fields.find((shown) => shown.field === field);
    if (!found) return { field, text: "", isClosed: false };
    if (found.shown === "value") return { field, text: valueText(words, field, found.value), isClosed: false };
    const text = found.shown === "erased" ? caseText().erasedField(found.reason) : caseText().classes[found.class];
    return { field, text: found.shown === "erased" ? text : caseText().closedField(text), isClosed: true };
  });
}
