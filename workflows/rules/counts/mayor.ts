// The page for the mayor as the server hands it out.

/** Null is covered. */
export interface MayorColumn {
  values: readonly (number | null)[];
  total: number | null;
}

export interface MayorSheet {
  year: number;
  /** Its days; a year that still runs ends today. */
  from: string;
  to: string;
  /** ISTAT codes. */
  rows: readonly string[];
  areas: readonly string[];
  /** Persons by comune, then by area. */
  followed: readonly (readonly (number | null)[])[];
  followedTotals: MayorColumn;
  areaTotals: readonly (number | null)[];
  opened: MayorColumn;
  closed: MayorColumn;
  open: MayorColumn;
  /** Cases of no person, which are not among those followed. */
  without: number | null;
  external: boolean;
  least: number;
  by: string;
  at: string;
}
