// The ten policy areas with their key points, and the four macroareas that gather them.
import type { Driver } from "../driver/driver.ts";
import { listOf } from "./cells.ts";

export interface PolicyArea {
  letter: string;
  name: string;
  description: string;
  keyPoints: string[];
  /** Macroareas whose name holds this area's; matched by us. */
  macroareas: number[];
}

export interface PolicyAreas {
  areas: PolicyArea[];
  macroareas: { number: number; name: string; components: string[] }[];
}

export async function listPolicyAreas(driver: Driver): Promise<PolicyAreas> {
  const areas = await driver.read<{ letter: string; name: string; description: string; key_points: string }>(
    "SELECT letter, name, description, key_points FROM policy_area ORDER BY letter LIMIT 100",
  );
  const macroareas = await driver.read<{ number: number; name: string; components: string; area_letters: string }>(
    "SELECT number, name, components, area_letters FROM policy_macroarea ORDER BY number LIMIT 100",
  );
  return {
    areas: areas.map((area) => ({
      letter: area.letter,
      name: area.name,
      description: area.description,
      keyPoints: listOf(area.key_points),
      macroareas: macroareas.filter((one) => listOf(one.area_letters).includes(area.letter)).map((one) => one.number),
    })),
    macroareas: macroareas.map((one) => ({ number: one.number, name: one.name, components: listOf(one.components) })),
  };
}
