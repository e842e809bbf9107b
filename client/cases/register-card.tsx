// The register of a delivery on its page: the week of the plan, the sheet of a month with what was planned and given each day, and
// what approved months came to. Days are recorded here; submitting, approving and sending back are acts with forms of their own.
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import {
  daysOfMonth,
  firstOf,
  monthOf,
  nextMonth,
  plannedOn,
  planOn,
  quantityOf,
  type RegisterMonth,
  type RegisterRow,
} from "../../workflows/rules/deliveries/register.ts";
import { deviations } from "../../workflows/rules/deliveries/services.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { createSend } from "../send-once.ts";
import { registerText } from "../text/register.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { dayName, monthName, type Register, shownQuantity, Told, WeekOfPlan } from "./register-figures.tsx";

const kind = "delivery";
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
  return (
    <>
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
        <Sheet
          view={props.view}
          register={register()}
          month={known()}
          mayRecord={may("RECORD_ATTENDANCE") && known().standing === "open"}
        />
        <div class="toolbar space-above no-print">
          <Show when={may("SUBMIT_MONTH") && known().standing === "open" && known().rows.length > 0}>
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

interface Typed {
  quantity: string;
  deviation: string;
}

function Sheet(props: {
  view: ContentCase;
  register: Register;
  month: RegisterMonth;
  mayRecord: boolean;
}): JSX.Element {
  const workflows = useWorkflows();
  const [typed, setTyped] = createSignal<Record<string, Typed>>({});
  const [added, setAdded] = createSignal<readonly string[]>([]);
  const [problem, setProblem] = createSignal("");
  const send = createSend();
  createEffect(
    on(
      () => props.month.month,
      () => {
        setTyped({});
        setAdded([]);
        setProblem("");
      },
    ),
  );
  const planned = (day: string) => plannedOn(props.register.plans, day, props.register.endedOn);
  const rowOf = (day: string): RegisterRow | undefined => props.month.rows.find((row) => row.on === day);
  const all = createMemo(() => daysOfMonth(props.month.month));
  const days = createMemo(() => all().filter((day) => planned(day) > 0 || rowOf(day) || added().includes(day)));
  const others = () =>
    all().filter(
      (day) => !days().includes(day) && day <= props.view.today && planOn(props.register.plans, day) !== undefined,
    );
  const isPast = (day: string) => day <= props.view.today;
  const shown = (day: string): Typed =>
    typed()[day] ?? { quantity: rowOf(day)?.quantity.toString() ?? "", deviation: rowOf(day)?.deviation ?? "" };
  const type = (day: string, change: Partial<Typed>) =>
    setTyped((before) => ({ ...before, [day]: { ...shown(day), ...change } }));
  const reasonName = (reason: string) => workflows.option(kind, "deviation", reason);

  function fill(): void {
    for (const day of days())
      if (isPast(day) && shown(day).quantity === "") type(day, { quantity: String(planned(day)) });
  }

  async function record(): Promise<void> {
    const rows: JsonObject[] = [];
    for (const [day, { quantity, deviation }] of Object.entries(typed())) {
      const text = quantity.trim();
      if (!/^\d{0,4}$/.test(text)) return void setProblem(registerText().badNumber(formatDay(day)));
      rows.push({ givenOn: day, quantity: Number(text || 0), ...(deviation ? { deviation } : {}) });
    }
    if (rows.length === 0) return;
    setProblem("");
    try {
      const { caseId, seq } = props.view;
      await send({
        ...{ caseId, kind, expectedSeq: seq, occurredOn: props.view.today },
        event: { type: "RECORD_ATTENDANCE", payload: { attendance: rows } },
      });
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      setTyped({});
      setAdded([]);
      notify(registerText().saved);
    } catch (error) {
      const found = readProblem(error);
      const refusal = (found.details as { refusal?: { reasons: string[] } } | undefined)?.refusal;
      setProblem(refusal?.reasons.map((id) => workflows.reason(kind, id)).join(" ") ?? problemText(found));
      if (found.code === "STALE") void queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    }
  }

  const sums = () =>
    registerText().sum(
      shownQuantity(props.register.unit, quantityOf(props.month.rows)),
      shownQuantity(
        props.register.unit,
        all().reduce((sum, day) => sum + planned(day), 0),
      ),
    );
  return (
    <>
      <p>{sums()}</p>
      <Show when={problem()}>
        <Alert kind="danger">{problem()}</Alert>
      </Show>
      <WideTable label={registerText().title}>
        <thead>
          <tr>
            <th scope="col">{registerText().day}</th>
            <th scope="col" class="right">
              {registerText().planned}
            </th>
            <th scope="col">
              {registerText().given}
              <Show when={props.register.unit === "hour" && props.mayRecord}> ({registerText().inMinutes})</Show>
            </th>
            <th scope="col">{registerText().why}</th>
          </tr>
        </thead>
        <tbody>
          <For each={days()}>
            {(day) => (
              <tr>
                <th scope="row">{dayName(day)}</th>
                <td class="right">
                  {planned(day) > 0 ? shownQuantity(props.register.unit, planned(day)) : registerText().no}
                </td>
                <td>
                  <Show
                    when={props.mayRecord && isPast(day)}
                    fallback={
                      rowOf(day) ? shownQuantity(props.register.unit, rowOf(day)?.quantity ?? 0) : registerText().no
                    }
                  >
                    <input
                      class="form-control short"
                      inputMode="numeric"
                      maxLength={4}
                      aria-label={`${registerText().given}, ${dayName(day)}`}
                      value={shown(day).quantity}
                      onInput={(event) => type(day, { quantity: event.currentTarget.value })}
                    />
                  </Show>
                </td>
                <td>
                  <Show
                    when={props.mayRecord && isPast(day)}
                    fallback={rowOf(day)?.deviation ? reasonName(rowOf(day)?.deviation ?? "") : ""}
                  >
                    <select
                      class="form-select"
                      aria-label={`${registerText().why}, ${dayName(day)}`}
                      value={shown(day).deviation}
                      onChange={(event) => type(day, { deviation: event.currentTarget.value })}
                    >
                      <option value="">{registerText().no}</option>
                      <For each={deviations}>{(one) => <option value={one}>{reasonName(one)}</option>}</For>
                    </select>
                  </Show>
                  <Show when={rowOf(day)?.returned}>
                    {(reason) => (
                      <div class="small-text">
                        <span class="tag late">
                          {registerText().returned(workflows.option(kind, "returnReason", reason()))}
                        </span>
                      </div>
                    )}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
      <Show when={props.mayRecord}>
        <div class="toolbar space-above no-print">
          <button
            type="button"
            class="btn btn-primary"
            disabled={Object.keys(typed()).length === 0}
            onClick={() => void record()}
          >
            {registerText().save}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={fill}>
            {registerText().asPlanned}
          </button>
        </div>
        <Show when={others().length > 0}>
          <Choice
            label={registerText().addDay}
            none={registerText().chooseDay}
            value={undefined}
            options={others().map((day) => ({ value: day, label: dayName(day) }))}
            onChoose={(day) => day && setAdded((before) => [...before, day])}
          />
        </Show>
      </Show>
    </>
  );
}
