// What a delivery carries from event to event: the plan as figures, the register by month, and what its months came to. Where and
// what to do is sealed in the events.
import type { Plan, RegisterMonth, Suspension, Unit } from "../../rules/deliveries/register.ts";
import type { StatementLine } from "../../rules/deliveries/statement.ts";

export interface DeliveryContext {
  /** The case that entrusted it, and the number of the act that activated the service there. */
  intake: string;
  delivery: number;
  service: string;
  /** Account that stands for the provider. */
  provider: string;
  from: string;
  unit?: Unit | undefined;
  /** By their first day. */
  plans: Plan[];
  /** By month; the oldest approved ones leave, the log keeps them. */
  months: RegisterMonth[];
  told: StatementLine[];
  /** The last month that left the register: nothing is recorded up to it. */
  keptFrom?: string | undefined;
  /** First days of the oldest month to submit, to approve, and of the last approved: what the forms propose. */
  openMonth?: string | undefined;
  submittedMonth?: string | undefined;
  approvedMonth?: string | undefined;
  endedOn?: string | undefined;
  /** By their first day; none where it never was suspended. */
  suspensions?: Suspension[] | undefined;
}

export const emptyDelivery: DeliveryContext = {
  intake: "",
  delivery: 0,
  service: "",
  provider: "",
  from: "",
  plans: [],
  months: [],
  told: [],
};

/** Months the register holds, and plans. */
export const longestRegister = 26;
export const longestPlans = 40;
export const mostSuspensions = 40;
