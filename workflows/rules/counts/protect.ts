// Small figures of a table that leaves the house, covered so that no subtraction gives them back. First each figure below
// the least; then, along every row and column, sums included, a second one where only one is covered; then further ones
// as long as any covered figure could have one value only. Nought is shown. What is covered looks alike, whatever the reason.

export interface ExactTable {
  /** By row, then by column. */
  cells: readonly (readonly number[])[];
  rowTotals: readonly number[];
  columnTotals: readonly number[];
  total: number;
}

/** Null is covered. */
export interface CoveredTable {
  cells: readonly (readonly (number | null)[])[];
  rowTotals: readonly (number | null)[];
  columnTotals: readonly (number | null)[];
  total: number | null;
}

/*
 * The table with its sums is a circulation: what flows from row i to column j is their cell; from column j to the sum of
 * columns its total; from there to the sum of rows the grand total; and back to row i the total of the row. A covered
 * figure is told by the rest exactly when no other flow that agrees with what is shown changes it: when its arc lies on no
 * cycle of arcs that may still give way. Shown to be nought is shown, so every covered one is known to be 1 at least, and
 * may go down from 2 only.
 */
interface Arc {
  from: number;
  to: number;
  value: number;
  covered: boolean;
}

class Circulation {
  readonly arcs: Arc[] = [];
  /** Arcs that meet at a node. */
  readonly #at: Arc[][];

  constructor({ cells, rowTotals, columnTotals, total }: ExactTable) {
    const [rows, columns] = [rowTotals.length, columnTotals.length];
    const [sumOfRows, sumOfColumns] = [rows + columns, rows + columns + 1];
    this.#at = Array.from({ length: rows + columns + 2 }, () => []);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) this.#add(i, rows + j, cells[i]?.[j] ?? 0);
    for (let i = 0; i < rows; i++) this.#add(sumOfRows, i, rowTotals[i] ?? 0);
    for (let j = 0; j < columns; j++) this.#add(rows + j, sumOfColumns, columnTotals[j] ?? 0);
    this.#add(sumOfColumns, sumOfRows, total);
  }

  #add(from: number, to: number, value: number): void {
    const arc = { from, to, value, covered: false };
    this.arcs.push(arc);
    this.#at[from]?.push(arc);
    this.#at[to]?.push(arc);
  }

  /** Where a row or column has one covered figure only, its least other one; undefined when there is none. */
  findLonely(): Arc | undefined {
    for (const line of this.#at) {
      if (line.filter((arc) => arc.covered).length !== 1) continue;
      const next = least(line);
      if (next) return next;
    }
    return undefined;
  }

  /**
   * Where what is covered of a row or column is read as sums, and adds up to as many as there are: each would be one.
   * Persons of several columns make true sums larger, but who reads may take them for sums all the same.
   */
  findTight(): Arc | undefined {
    for (const [node, line] of this.#at.entries()) {
      const covered = line.filter((arc) => arc.covered);
      const [first] = covered;
      if (!first || covered.some((arc) => (arc.from === node) !== (first.from === node))) continue;
      let rest = 0;
      for (const arc of line)
        if (!arc.covered) rest += (arc.from === node) === (first.from === node) ? -arc.value : arc.value;
      const next = rest === covered.length ? least(line) : undefined;
      if (next) return next;
    }
    return undefined;
  }

  /** A covered figure that what is shown leaves one value only. */
  findTold(): Arc | undefined {
    return this.arcs.find((arc) => arc.covered && !this.#gives(arc));
  }

  /** Whether some flow has another value there: more, or less where that leaves at least 1. */
  #gives(arc: Arc): boolean {
    return this.#leads(arc.to, arc.from, arc) || (arc.value > 1 && this.#leads(arc.from, arc.to, arc));
  }

  /** Whether one unit can be led from a node to another over covered figures, `but` aside. */
  #leads(from: number, to: number, but: Arc): boolean {
    const seen = new Set([from]);
    const waiting = [from];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node === to) return true;
      for (const arc of this.#at[node] ?? []) {
        if (!arc.covered || arc === but || (arc.from !== node && arc.value < 2)) continue;
        const next = arc.from === node ? arc.to : arc.from;
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
    return false;
  }

  /** The least figure still shown beside one that is told; of the whole table when all of its lines are covered. */
  beside(arc: Arc): Arc | undefined {
    return least([...(this.#at[arc.from] ?? []), ...(this.#at[arc.to] ?? [])]) ?? least(this.arcs);
  }
}

const least = (arcs: readonly Arc[]): Arc | undefined => {
  let found: Arc | undefined;
  for (const arc of arcs) if (!arc.covered && arc.value > 0 && (!found || arc.value < found.value)) found = arc;
  return found;
};

/** The table with every figure from 1 to below `leastShown` covered, and what else has to be so that none is told. */
export function coverSmall(table: ExactTable, leastShown: number): CoveredTable {
  const flow = new Circulation(table);
  for (const arc of flow.arcs) arc.covered = arc.value > 0 && arc.value < leastShown;
  for (;;) {
    const told = flow.findLonely() ?? flow.findTight() ?? nextTo(flow);
    if (!told) break;
    told.covered = true;
  }
  const shown = flow.arcs.map((arc) => (arc.covered ? null : arc.value));
  const { length: rows } = table.rowTotals;
  const { length: columns } = table.columnTotals;
  const after = rows * columns;
  return {
    cells: table.rowTotals.map((_, i) => shown.slice(i * columns, (i + 1) * columns)),
    rowTotals: shown.slice(after, after + rows),
    columnTotals: shown.slice(after + rows, after + rows + columns),
    total: shown[after + rows + columns] ?? null,
  };
}

function nextTo(flow: Circulation): Arc | undefined {
  const told = flow.findTold();
  return told && flow.beside(told);
}
