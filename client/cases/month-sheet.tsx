// The sheet of a month of a delivery: day by day what was planned and what was given, typed as one says it, with what was understood
// beside it and what is wrong at its cell. Enter and the arrows lead from day to day.
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import {
  daysOfMonth,
  plannedOn,
  planOn,
  quantityOf,
  type RegisterMonth,
  type RegisterRow,
  type Suspension,
  slotsOn,
  suspensionOn,
} from "../../workflows/rules/deliveries/register.ts";
import { deviations } from "../../workflows/rules/deliveries/services.ts";
import { readQuantity, typedQuantity } from "../../workflows/rules/deliveries/typed-quantity.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { createSend } from "../send-once.ts";
import { registerText } from "../text/register.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, problemText, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";
import { createMonthTyping, type MonthTyping } from "./month-typing.ts";
import { dayName, monthName, type Register, shownQuantity } from "./register-figures.tsx";

const kind = "delivery";

interface SheetProps {
  view: ContentCase;
  register: Register;
  month: RegisterMonth;
  mayRecord: boolean;
}

const askAnew = () => queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });

/** Days with a field stand in the order of the sheet; the button comes after the last. */
function moveTo(sheet: HTMLElement, from: HTMLElement, step: 1 | -1): void {
  const cells = [...sheet.querySelectorAll<HTMLElement>("input[data-day]")];
  const next = cells[cells.indexOf(from) + step];
  if (next) next.focus();
  else if (step === 1) sheet.querySelector<HTMLElement>("button[data-save]")?.focus();
}

export function MonthSheet(props: SheetProps): JSX.Element {
  const workflows = useWorkflows();
  let sheet!: HTMLDivElement;
  const [added, setAdded] = createSignal<readonly string[]>([]);
  const [problem, setProblem] = createSignal("");
  /** Goes when every cell can be read again. */
  const [isAsked, setIsAsked] = createSignal(false);
  const rowOf = (day: string): RegisterRow | undefined => props.month.rows.find((row) => row.on === day);
  const typing = createMonthTyping(() => ({
    ...{ caseId: props.view.caseId, month: props.month.month, unit: props.register.unit, rowOf },
    label: () => registerText().draft(monthName(props.month.month)),
  }));
  const send = createSend(() => typing.once());
  createEffect(
    on(
      () => props.month.month,
      () => {
        setAdded([]);
        setProblem("");
        setIsAsked(false);
      },
    ),
  );
  const suspensions = () => props.register.suspensions ?? [];
  const planned = (day: string) => plannedOn(props.register.plans, day, props.register.endedOn, suspensions());
  /** Of a day on which something would be due. */
  const suspended = (day: string) =>
    (props.register.endedOn ?? "9999") >= day && slotsOn(props.register.plans, day).length > 0
      ? suspensionOn(suspensions(), day)
      : undefined;
  /** The service had ended: nothing is recorded there, and what stands there is not paid. */
  const isAfterEnd = (day: string) => day > (props.register.endedOn ?? "9999");
  const all = createMemo(() => daysOfMonth(props.month.month));
  const days = createMemo(() =>
    all().filter(
      (day) =>
        planned(day) > 0 ||
        suspended(day) ||
        // What the plan foresaw stays in sight, or one would look for the day.
        (isAfterEnd(day) && slotsOn(props.register.plans, day).length > 0) ||
        rowOf(day) ||
        added().includes(day) ||
        (props.mayRecord && typing.days().includes(day)),
    ),
  );
  const others = () =>
    all().filter(
      (day) =>
        !days().includes(day) &&
        !isAfterEnd(day) &&
        day <= props.view.today &&
        planOn(props.register.plans, day) !== undefined,
    );
  /** Behind the end only what was recorded, or typed, before it was known: to be taken away. */
  const isOpen = (day: string) =>
    props.mayRecord &&
    day <= props.view.today &&
    (!isAfterEnd(day) || rowOf(day) !== undefined || typing.days().includes(day));
  const toTakeAway = () => all().some((day) => isAfterEnd(day) && (rowOf(day)?.quantity ?? 0) > 0);

  function fill(): void {
    for (const day of days())
      if (isOpen(day) && !suspended(day) && !isAfterEnd(day) && typing.shown(day, "quantity") === "")
        typing.type(day, "quantity", typedQuantity(props.register.unit, planned(day)));
  }

  async function record(): Promise<void> {
    const rows = typing.rows();
    if (!rows) {
      setIsAsked(true);
      queueMicrotask(() => sheet.querySelector<HTMLElement>("input[aria-invalid=true]")?.focus());
      return;
    }
    if (rows.length === 0) return;
    setProblem("");
    setIsAsked(false);
    try {
      const { caseId, seq, today } = props.view;
      await send({
        ...{ caseId, kind, expectedSeq: seq, occurredOn: today },
        event: { type: "RECORD_ATTENDANCE", payload: { attendance: rows } },
      });
      typing.forget();
      setAdded([]);
      await askAnew();
      notify(registerText().saved);
    } catch (error) {
      const found = readProblem(error);
      const refusal = (found.details as { refusal?: { reasons: string[] } } | undefined)?.refusal;
      setProblem(refusal?.reasons.map((id) => workflows.reason(kind, id)).join(" ") ?? problemText(found));
      if (found.code === "STALE") void askAnew();
    }
  }

  const sums = () => {
    const { unit } = props.register;
    const whole = all().reduce((sum, day) => sum + planned(day), 0);
    return registerText().sum(shownQuantity(unit, quantityOf(props.month.rows)), shownQuantity(unit, whole));
  };
  return (
    <div ref={sheet}>
      <p>{sums()}</p>
      <Show when={props.mayRecord && props.register.unit === "hour"}>
        <p class="muted small-text no-print">{registerText().howToType}</p>
      </Show>
      <Show when={(props.register.endedOn ?? "9999") <= (all().at(-1) ?? "")}>
        <Alert kind={toTakeAway() ? "warning" : "info"}>
          {registerText().endedThen(formatDay(props.register.endedOn ?? ""))}{" "}
          {toTakeAway() ? registerText().toTakeAway : ""}
        </Alert>
      </Show>
      <Show when={typing.resumed() && typing.days().length > 0}>
        <Alert kind="info">
          {registerText().resumed}{" "}
          <button type="button" class="link-button" onClick={() => typing.forget()}>
            {registerText().throwAway}
          </button>
        </Alert>
      </Show>
      <Show when={isAsked() && typing.rows() === undefined}>
        <Alert kind="danger">{registerText().someUnread}</Alert>
      </Show>
      <SendProblem of={problem()} />
      <WideTable label={registerText().title} narrowFirst cards="pairs">
        <thead>
          <tr>
            <th scope="col">{registerText().day}</th>
            <th scope="col" class="right">
              {registerText().planned}
            </th>
            <th scope="col">{registerText().given}</th>
            <th scope="col">{registerText().why}</th>
          </tr>
        </thead>
        <tbody>
          <For each={days()}>
            {(day) => (
              <DayRow
                day={day}
                planned={planned(day)}
                suspension={suspended(day)}
                isAfterEnd={isAfterEnd(day)}
                row={rowOf(day)}
                isOpen={isOpen(day)}
                unit={props.register.unit}
                typing={typing}
                onMove={(from, step) => moveTo(sheet, from, step)}
              />
            )}
          </For>
        </tbody>
      </WideTable>
      <Show when={props.mayRecord}>
        <div class="toolbar space-above no-print">
          <button
            type="button"
            data-save
            class="btn btn-primary"
            disabled={typing.days().length === 0}
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
    </div>
  );
}

interface RowProps {
  day: string;
  planned: number;
  suspension: Suspension | undefined;
  isAfterEnd: boolean;
  row: RegisterRow | undefined;
  isOpen: boolean;
  unit: Register["unit"];
  typing: MonthTyping;
  onMove: (from: HTMLElement, step: 1 | -1) => void;
}

function DayRow(props: RowProps): JSX.Element {
  const workflows = useWorkflows();
  const reasonName = (reason: string) => workflows.option(kind, "deviation", reason);
  const nothing = () => registerText().no;
  return (
    <tr>
      <th scope="row">{dayName(props.day)}</th>
      <td class="right" data-label={registerText().planned}>
        <Show
          when={props.suspension}
          fallback={
            <Show
              when={props.isAfterEnd}
              fallback={props.planned > 0 ? shownQuantity(props.unit, props.planned) : nothing()}
            >
              <span class="tag late">{registerText().afterEnd}</span>
            </Show>
          }
        >
          {(one) => (
            <span class="tag">{registerText().suspended(workflows.option(kind, "suspensionKind", one().kind))}</span>
          )}
        </Show>
      </td>
      <td data-label={registerText().given}>
        <Show when={props.isOpen} fallback={props.row ? shownQuantity(props.unit, props.row.quantity) : nothing()}>
          <QuantityCell {...props} />
        </Show>
      </td>
      <td data-label={registerText().why}>
        <Show when={props.isOpen} fallback={props.row?.deviation ? reasonName(props.row.deviation) : ""}>
          <ReasonCell {...props} />
        </Show>
        <Show when={props.row?.returned}>
          {(reason) => (
            <div class="small-text">
              <span class="tag late">{registerText().returned(workflows.option(kind, "returnReason", reason()))}</span>
            </div>
          )}
        </Show>
      </td>
    </tr>
  );
}

/** What was understood, or why it was not, and what others recorded meanwhile: told with the field. */
function QuantityCell(props: RowProps): JSX.Element {
  const id = () => `given-${props.day}`;
  const text = () => props.typing.shown(props.day, "quantity");
  const read = createMemo(() => readQuantity(props.unit, text()));
  const said = () => {
    const now = read();
    if (now.kind === "empty") return "";
    if (now.kind === "unread") return registerText().unread[now.why];
    const understood = props.unit === "hour" ? registerText().understood(shownQuantity("hour", now.quantity)) : "";
    return now.few ? `${understood} ${registerText().few(now.quantity)}` : understood;
  };
  const since = () => props.typing.recordedSince(props.day, "quantity");
  return (
    <>
      <input
        class="form-control short"
        classList={{ "is-invalid": read().kind === "unread" }}
        data-day={props.day}
        inputMode={props.unit === "hour" ? "text" : "numeric"}
        autocomplete="off"
        maxLength={8}
        aria-label={`${registerText().given}, ${dayName(props.day)}`}
        aria-invalid={read().kind === "unread"}
        aria-describedby={id()}
        value={text()}
        onInput={(event) => props.typing.type(props.day, "quantity", event.currentTarget.value)}
        onKeyDown={(event) => {
          const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
          if (step === undefined) return;
          event.preventDefault();
          props.onMove(event.currentTarget, step);
        }}
      />
      <div
        id={id()}
        class="small-text field-finding"
        classList={{ note: read().kind !== "unread", error: read().kind === "unread" }}
      >
        {said()}
        <Show when={since()}>{(other) => <span> {registerText().recordedSince(other())}</span>}</Show>
      </div>
    </>
  );
}

function ReasonCell(props: RowProps): JSX.Element {
  const workflows = useWorkflows();
  const reason = () => props.typing.shown(props.day, "deviation");
  /** Differs from the plan, and the month cannot be submitted without a reason. */
  const isMissing = () => {
    const read = readQuantity(props.unit, props.typing.shown(props.day, "quantity"));
    return !props.isAfterEnd && read.kind === "quantity" && read.quantity !== props.planned && reason() === "";
  };
  /** No reason pays it: it is taken away, and what was said of it too. */
  const isVain = () => {
    const read = readQuantity(props.unit, props.typing.shown(props.day, "quantity"));
    return props.isAfterEnd && (reason() !== "" || (read.kind === "quantity" && read.quantity !== 0));
  };
  return (
    <>
      <select
        class="form-select"
        aria-label={`${registerText().why}, ${dayName(props.day)}`}
        aria-describedby={`why-${props.day}`}
        value={reason()}
        onChange={(event) => props.typing.type(props.day, "deviation", event.currentTarget.value)}
      >
        <option value="">{registerText().no}</option>
        <For each={deviations}>{(one) => <option value={one}>{workflows.option(kind, "deviation", one)}</option>}</For>
      </select>
      <div id={`why-${props.day}`} class="small-text muted">
        {isMissing() ? registerText().sayWhy : isVain() ? registerText().takeAway : ""}
      </div>
    </>
  );
}
