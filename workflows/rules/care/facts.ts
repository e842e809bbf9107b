// What an avviso may ask of an applicant. The list is the product's; which of it a ranking asks, what it requires and what it gives
// points for are data of the ruleset. Pure, also in the browser.
import type { JsonObject } from "../../kernel/json.ts";

export const disabilities = ["none", "recognised", "severe", "verySevere"] as const;
export const careNeeds = ["low", "medium", "high"] as const;

interface CareFact {
  kind: "cents" | "integer" | "choice" | "boolean";
  /** Who reads the answer. */
  class: "identity" | "economic" | "health" | "social";
  options?: readonly string[];
  max?: number;
}

export const careFacts = {
  iseeCents: { kind: "cents", class: "economic", max: 100_000_000 },
  age: { kind: "integer", class: "identity", max: 125 },
  disability: { kind: "choice", class: "health", options: disabilities },
  careNeed: { kind: "choice", class: "health", options: careNeeds },
  livesAtHome: { kind: "boolean", class: "social" },
  livesAlone: { kind: "boolean", class: "social" },
  caregiverAtHome: { kind: "boolean", class: "social" },
  otherSupport: { kind: "boolean", class: "social" },
  lifeProject: { kind: "boolean", class: "social" },
  minorsInHousehold: { kind: "integer", class: "social", max: 20 },
  rentCents: { kind: "cents", class: "economic", max: 1_000_000 },
  evictionNotice: { kind: "boolean", class: "social" },
} as const satisfies Record<string, CareFact>;

export type CareFactId = keyof typeof careFacts;
export const careFactIds = Object.keys(careFacts) as CareFactId[];
export const factOf = (id: CareFactId): CareFact => careFacts[id];
export const isCareFact = (id: string): id is CareFactId => Object.hasOwn(careFacts, id);

/** Those given among a payload. */
export type Answers = Partial<Record<CareFactId, number | string | boolean>>;

export const answersOf = (values: JsonObject): Answers =>
  Object.fromEntries(
    careFactIds.flatMap((id) => {
      const value = values[id];
      return typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? [[id, value]] : [];
    }),
  );
