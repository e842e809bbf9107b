// Words to write access predicates with; what they mean in SQL and in memory is in db/access.ts.
import type { Predicate } from "../../db/access.ts";
import type { AccountId, AreaId, CaseId, Territory } from "../../workflows/kernel/ids.ts";

export const any = (...parts: Predicate[]): Predicate => ({ any: parts });
export const all = (...parts: Predicate[]): Predicate => ({ all: parts });
export const never: Predicate = { never: true };
export const always: Predicate = { all: [] };
/** `district` covers every comune. */
export const inTerritory = (...codes: Territory[]): Predicate => ({ inTerritory: codes });
/** The register of persons and households belongs to every area. */
export const inArea = (areas: readonly AreaId[] | "all"): Predicate =>
  areas === "all" ? always : { inArea: areas.includes("registry") ? areas : [...areas, "registry"] };
export const ofKind = (...kinds: string[]): Predicate => ({ ofKind: kinds });
export const inState = (states: readonly string[]): Predicate => ({ inState: states });
export const assignedTo = (account: AccountId): Predicate => ({ assignedTo: account });
/** Named among the readers of the case. */
export const memberOf = (account: AccountId): Predicate => ({ memberOf: account });
/** Not restricted to named readers. */
export const openCase: Predicate = { openCase: true };
export const isCase = (...cases: CaseId[]): Predicate => ({ isCase: cases });
