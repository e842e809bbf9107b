// The register of a delivery on its page: the week of the plan, the sheet of a month with what was planned and given each day, and
// what approved months came to. Days are recorded here; submitting, approving and sending back are acts with forms of their own.
import { createSignal, type JSX, Show } from "solid-js";
import {
  firstOf,
  isMonthOver,
  monthOf,
  nextMonth,
  type RegisterMonth,
} from "../../workflows/rules/deliveries/register.ts";
import { registerText } from "../text/register.ts";
import { shellText } from "../text/shell.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { MonthSheet } from "./month-sheet.tsx";
import { monthName, type Register, Told, WeekOfPlan } from "./register-figures.tsx";

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
};

export interface RegisterCardProps {
  view: ContentCase;
  isNow: boolean;
  onChoose: (chosen: Chosen) => void;
}

export default function RegisterCard(props: RegisterCardProps): JSX.Element {
  const register = () => props.view.context as unknown as Register;
  const may = (event: string) => props.isNow && props.view.actions.some((one) => one.event === event && one.possible);
  // Whoever opens it comes for the month to submit or to approve, else for this one.
  const asked = () => {
    const { submittedMonth, openMonth } = props.view.context;
    const first = (may("APPROVE_MONTH") && submittedMonth) || openMonth || submittedMonth;
    return typeof first === "string" ? monthOf(first) : monthOf(props.view.today);
  };
  const [chosen, setChosen] = createSignal<string>();
  const month = () => chosen() ?? asked();
  const known = (): RegisterMonth =>
    register().months.find((one) => one.month === month()) ?? { month: month(), standing: "open", rows: [], hands: [] };
  const act = (event: string) => props.onChoose({ event, initial: { monthOn: firstOf(month()) } });
  const isToSubmit = () =>
    known().standing === "open" &&
    known().rows.length > 0 &&
    isMonthOver(month(), props.view.today, register().endedOn);
  const body = () => props.view.names[`providerAccount.${props.view.head.provider ?? ""}`];
  return (
    <>
      <Show when={body() !== undefined}>
        <p>
          {registerText().entrustedTo} <strong>{body() || shellText().unnamedBody}</strong>
        </p>
      </Show>
      <WeekOfPlan plans={register().plans} unit={register().unit} today={props.view.today} />
      <section class="card-box" aria-labelledby="register-title">
        <div class="toolbar spread">
          <h2 id="register-title">
            {registerText().title}: {monthName(month())}
          </h2>
          <Show when={known().rows.length > 0}>
            <span class="tag state" classList={{ done: known().standing === "approved" }}>
              {registerText().standing[known().standing]}
            </span>
          </Show>
        </div>
        <div class="toolbar no-print">
          <button type="button" class="btn btn-outline-primary small" onClick={() => setChosen(monthBefore(month()))}>
            {registerText().before}
          </button>
          <button
            type="button"
            class="btn btn-outline-primary small"
            disabled={month() >= monthOf(props.view.today)}
            onClick={() => setChosen(monthOf(nextMonth(month())))}
          >
            {registerText().after}
          </button>
        </div>
        <MonthSheet
          view={props.view}
          register={register()}
          month={known()}
          mayRecord={may("RECORD_ATTENDANCE") && known().standing === "open"}
        />
        <div class="toolbar space-above no-print">
          <Show when={may("SUBMIT_MONTH") && isToSubmit()}>
            <button type="button" class="btn btn-outline-primary" onClick={() => act("SUBMIT_MONTH")}>
              {registerText().submit}
            </button>
          </Show>
          <Show when={known().standing === "submitted"}>
            <Show when={may("APPROVE_MONTH")}>
              <button type="button" class="btn btn-primary" onClick={() => act("APPROVE_MONTH")}>
                {registerText().approve}
              </button>
            </Show>
            <Show when={may("RETURN_MONTH")}>
              <button type="button" class="btn btn-outline-primary" onClick={() => act("RETURN_MONTH")}>
                {registerText().sendBack}
              </button>
            </Show>
          </Show>
        </div>
      </section>
      <Show when={register().told.length > 0}>
        <Told lines={register().told} unit={register().unit} />
      </Show>
    </>
  );
}
