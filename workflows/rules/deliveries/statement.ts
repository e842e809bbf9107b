// What a month of deliveries comes to, by the commitment that pays it, in whole euro cents; a month approved again after a
// correction comes to the difference with what was told before. Pure; no invoice, no tax, no price of its own: prices are those of
// the plan. Rounding (half a cent up, once a line) is the product's own choice.
import { type Plan, planOn, type RegisterRow, type Unit } from "./register.ts";

/** What one commitment pays of one month. Zero: nothing pays it (a plan without price). */
export interface Amount {
  commitment: number;
  /** Minutes or pieces; below zero in a difference that takes back. */
  quantity: number;
  cents: number;
}

/** As it was told: frozen with the approval, with the money that the commitment is of. */
export interface StatementLine extends Amount {
  /** Month of the deliveries, `YYYY-MM`. */
  month: string;
  /** The statement it stands in: its own month, or that of the approval for what came after a first one. */
  statement: string;
  approvedOn: string;
  /** Number of the act that approved it, in its delivery. */
  approval: number;
  adjustment: boolean;
  /** In which it was given. */
  comune: string;
  source?: string | undefined;
  fund?: string | undefined;
  territory?: string | undefined;
}

/** Whose statement it is in: the comune that pays, or where nobody's money is named the one in which it was given. */
export const comuneOfLine = ({ territory, comune }: Pick<StatementLine, "territory" | "comune">): string =>
  territory ?? comune;

/** Minute-cents to cents, half a cent up; pieces are whole. */
const centsOf = (unit: Unit, sum: number): number => (unit === "hour" ? Math.floor((sum + 30) / 60) : sum);

/** What the rows of a month come to at the prices of their days, one amount a commitment, by its number. */
export function amountsOf(rows: readonly RegisterRow[], plans: readonly Plan[], unit: Unit): Amount[] {
  const sums = new Map<number, { quantity: number; sum: number }>();
  for (const { on, quantity } of rows) {
    const plan = planOn(plans, on);
    const commitment = plan?.commitment ?? 0;
    const known = sums.get(commitment) ?? { quantity: 0, sum: 0 };
    sums.set(commitment, {
      quantity: known.quantity + quantity,
      sum: known.sum + quantity * (plan?.unitCents ?? 0),
    });
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([commitment, { quantity, sum }]) => ({ commitment, quantity, cents: centsOf(unit, sum) }));
}

/** What stands less what was told of the same month, commitment by commitment; nothing where nothing changed. */
export function differences(standing: readonly Amount[], told: readonly Amount[]): Amount[] {
  const left = new Map<number, Amount>();
  const add = ({ commitment, quantity, cents }: Amount, sign: 1 | -1): void => {
    const known = left.get(commitment) ?? { commitment, quantity: 0, cents: 0 };
    left.set(commitment, {
      commitment,
      quantity: known.quantity + sign * quantity,
      cents: known.cents + sign * cents,
    });
  };
  for (const one of standing) add(one, 1);
  for (const one of told) add(one, -1);
  return [...left.values()]
    .filter(({ quantity, cents }) => quantity !== 0 || cents !== 0)
    .sort((a, b) => a.commitment - b.commitment);
}
