// What an entry of a timeline tells of its event, put right for reading. Pure.
import type { Json } from "../../workflows/kernel/json.ts";

interface Given {
  field: string;
  value: Json;
}

/** The gate notes which qualities would count as listening on that day; told are those in which somebody signed there. */
export function toldOf<G extends Given>(given: readonly G[]): G[] {
  const signed = given.find(({ field }) => field === "signedQualities")?.value;
  if (!Array.isArray(signed) || signed.length === 0) return [...given];
  return given.map((one) =>
    one.field === "listeningOnly" && Array.isArray(one.value)
      ? { ...one, value: one.value.filter((quality) => signed.includes(quality)) }
      : one,
  );
}
