// The goal sheets of the plan with their indicators, in the order printed.
import type { Driver } from "../driver/driver.ts";
import { listOf, yesNo } from "./cells.ts";

export interface Objective {
  id: string;
  macroarea: number;
  macroareaName: string;
  title: string;
  description: string | null;
  target: string | null;
  resources: string | null;
  staff: string | null;
  crossCutting: boolean | null;
  crossCuttingAreas: string[];
  healthIntegration: boolean | null;
  continuity: boolean | null;
  coDesigned: boolean | null;
  partners: string[];
  needs: string | null;
  process: string | null;
  expectedResults: string | null;
  indicators: { position: number; name: string; actionNumber: number | null; action: string | null }[];
}

type Text = string | null;
type Flag = number | null;
interface ObjectiveRow {
  id: string;
  macroarea: number;
  macroarea_name: string;
  title: string;
  description: Text;
  target: Text;
  resources: Text;
  staff: Text;
  cross_cutting: Flag;
  cross_cutting_areas: string;
  health_integration: Flag;
  continuity: Flag;
  co_designed: Flag;
  partners: string;
  needs: Text;
  process: Text;
  expected_results: Text;
}
interface IndicatorRow {
  objective_id: string;
  position: number;
  name: string;
  action_number: number | null;
  action: Text;
}

export async function listObjectives(driver: Driver): Promise<Objective[]> {
  const rows = await driver.read<ObjectiveRow>(
    `SELECT id, macroarea, macroarea_name, title, description, target, resources, staff, cross_cutting,
       cross_cutting_areas, health_integration, continuity, co_designed, partners, needs, process, expected_results
     FROM objective ORDER BY macroarea, id LIMIT 200`,
  );
  const indicators = await driver.read<IndicatorRow>(
    "SELECT objective_id, position, name, action_number, action FROM indicator ORDER BY objective_id, position LIMIT 2000",
  );
  return rows.map((row) => ({
    id: row.id,
    macroarea: row.macroarea,
    macroareaName: row.macroarea_name,
    title: row.title,
    description: row.description,
    target: row.target,
    resources: row.resources,
    staff: row.staff,
    crossCutting: yesNo(row.cross_cutting),
    crossCuttingAreas: listOf(row.cross_cutting_areas),
    healthIntegration: yesNo(row.health_integration),
    continuity: yesNo(row.continuity),
    coDesigned: yesNo(row.co_designed),
    partners: listOf(row.partners),
    needs: row.needs,
    process: row.process,
    expectedResults: row.expected_results,
    indicators: indicators
      .filter((one) => one.objective_id === row.id)
      .map((one) => ({
        position: one.position,
        name: one.name,
        actionNumber: one.action_number,
        action: one.action,
      })),
  }));
}
