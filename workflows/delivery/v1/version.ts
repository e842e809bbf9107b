// Version 1 of the delivery: what each state weighs, what each event asks and needs, what a row of the list shows.
import { textOf } from "../../kernel/data.ts";
import type {
  EventInfo,
  ExtraColumns,
  Head,
  JsonObject,
  Need,
  StateInfo,
  WorkflowVersion,
} from "../../kernel/definition.ts";
import { isObject } from "../../kernel/json.ts";
import { comuneOfLine, type StatementLine } from "../../rules/deliveries/statement.ts";
import * as forms from "./forms.ts";
import { deliveryMachine } from "./machine.ts";

/** The case that entrusted it weighs on its worker; the register itself only while there is something to do. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  toPlan: { weight: 1, next: ["SET_PLAN"] },
  active: { weight: 0, next: ["RECORD_ATTENDANCE", "SUBMIT_MONTH"] },
  toApprove: { weight: 0, next: ["APPROVE_MONTH", "RETURN_MONTH"] },
  finishing: { weight: 0, next: ["SUBMIT_MONTH", "CLOSE_REGISTER"] },
  closed: { weight: 0, closed: true },
};

const budget: readonly Need[] = [{ fact: "intake", case: "context.intake", kind: "case-intake", pick: ["budget"] }];

const events: Record<string, EventInfo> = {
  OPEN_DELIVERY: { form: forms.openDelivery, opens: true, internal: true },
  SET_PLAN: { alone: "judgment", form: forms.setPlan },
  /** While the month is open; who recorded it does not approve it. What was approved is reopened first. */
  RECORD_ATTENDANCE: { form: forms.recordAttendance, recordedAnew: true },
  SUSPEND_DELIVERY: { form: forms.suspendDelivery },
  RESUME_DELIVERY: { form: forms.resumeDelivery },
  SUSPEND_WITH_CASE: { form: forms.suspendWithCase, internal: true },
  RESUME_WITH_CASE: { form: forms.resumeDelivery, internal: true },
  SUBMIT_MONTH: { form: forms.submitMonth },
  RETURN_MONTH: { form: forms.returnMonth },
  /** It may stand in a statement that was issued: what was wrong is a difference, in a later one. */
  APPROVE_MONTH: { form: forms.approveMonth, needs: budget, irrevocable: "approvalStays", recordedAnew: true },
  REOPEN_MONTH: { form: forms.reopenMonth },
  END_DELIVERY: { form: forms.endDelivery, internal: true },
  CLOSE_REGISTER: { form: forms.closeRegister },
};

const countOf = (context: JsonObject, standing: string): number =>
  (Array.isArray(context.months) ? context.months : []).filter((one) => isObject(one) && one.standing === standing)
    .length;

/** Comuni of approved months, apart from the one in which the case lies: they read those months in their statements. A JSON list. */
function payersElsewhere({ context, head }: { context: JsonObject; head: Head }): ExtraColumns {
  const told = (Array.isArray(context.told) ? context.told : []) as unknown as StatementLine[];
  const others = new Set(told.map(comuneOfLine).filter((comune) => comune !== head.territory));
  return others.size === 0 ? {} : { payersElsewhere: JSON.stringify([...others].sort()) };
}

const columns = ({ context, head }: { context: JsonObject; head: Head }): ExtraColumns => ({
  service: textOf(context.service),
  openMonths: countOf(context, "open"),
  monthsToApprove: countOf(context, "submitted"),
  ...payersElsewhere({ context, head }),
});

export const deliveryV1: WorkflowVersion = {
  version: 1,
  machine: deliveryMachine,
  states,
  events,
  deadlines: {},
  columnKinds: { service: "text", openMonths: "integer", monthsToApprove: "integer", payersElsewhere: "text" },
  columns,
  follows: true,
  remedies: { funded: "SET_PLAN", withinPlan: "SET_PLAN", deviationsExplained: "RECORD_ATTENDANCE" },
};
