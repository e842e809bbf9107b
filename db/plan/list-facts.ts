// Figures stated in the running text of the plan, each with its exact sentence.
import type { Driver } from "../driver/driver.ts";

export interface PlanFact {
  id: string;
  topic: string;
  measure: string;
  figure: number;
  unit: string | null;
  qualifier: string | null;
  referenceDate: string | null;
  sentence: string;
}

export async function listFacts(driver: Driver): Promise<PlanFact[]> {
  return driver.read<PlanFact>(
    `SELECT id, topic, measure, figure, unit, qualifier, reference_date AS referenceDate, sentence
     FROM plan_fact ORDER BY topic, id LIMIT 500`,
  );
}
