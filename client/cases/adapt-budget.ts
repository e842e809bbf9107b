// Forms that speak of a commitment by its number: here it becomes a choice among those of the case that are open, and what belongs
// to the share of a household is asked only of one. Nothing is decided in the page.
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { Condition, Field } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import type { AdaptedProject } from "./adapt-project.ts";

const aboutOne: ReadonlySet<string> = new Set(["CHANGE_COMMITMENT", "RECORD_SPENT", "RELEASE_COMMITMENT"]);
const ofShare: ReadonlySet<string> = new Set([
  ...["shareQuantity", "sharePriceCents", "shareOverride"],
  ...["shareDecidedCents", "shareDecidedEach", "shareActNumber", "shareActOn"],
]);

/** Money of the household may be in question: its share is computed beside the form. */
export const sharing: ReadonlySet<string> = new Set(["COMMIT_BUDGET", "CHANGE_COMMITMENT"]);

export const linesIn = (context: JsonObject): Commitment[] => rowsOf(context.budget) as unknown as Commitment[];

export interface BudgetChoices {
  kind: string;
  context: JsonObject;
  /** Source, service and amount of a commitment. */
  lineName: (line: Commitment) => string;
}

/** Undefined where the form has nothing of it. */
export function adaptBudget(event: string, { kind, context, lineName }: BudgetChoices): AdaptedProject | undefined {
  if (kind !== "case-intake" || !aboutOne.has(event)) return undefined;
  const open = linesIn(context).filter(({ releasedOn }) => releasedOn === undefined);
  const [first] = open;
  if (!first) return undefined;
  const shares = open.filter(({ source }) => source === "householdShare").map(({ commitment }) => String(commitment));
  const asked = (field: Field): Field[] => {
    if (field.name === "commitment")
      return [{ ...field, kind: "choice", options: open.map(({ commitment }) => String(commitment)) }];
    if (!ofShare.has(field.name)) return [field];
    const ofOne: Condition = { in: ["commitment", shares] };
    // The reason is also that of another amount than the tariff's.
    const also = field.name === "shareOverride" ? undefined : field.requiredWhen;
    return shares.length > 0 ? [{ ...field, visibleWhen: also ? { all: [ofOne, also] } : ofOne }] : [];
  };
  return {
    adapt: (form) => ({ ...form, fields: form.fields.flatMap(asked) }),
    toPayload: (payload) => ({ ...payload, commitment: Number(payload.commitment) }),
    extraOptions: Object.fromEntries(open.map((line) => [`commitment.${line.commitment}`, lineName(line)])),
    initial: { commitment: String(first.commitment) },
  };
}
