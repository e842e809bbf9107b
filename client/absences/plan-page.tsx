// "If she is away in these days, these terms fall due": her cases with the terms, to whom each could go and why, every row to
// be changed by hand; then one preview of the spreading. For who leaves, all her cases and a hand-over that is kept ready.
import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { absenceText } from "../text/absences.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { keepChoices } from "../ui/form/kept-choices.ts";
import { formatDay, formatNumber } from "../ui/format.ts";
import { Alert, Await, Empty, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { inTwoWeeks } from "./days.ts";
import { absenceProblem } from "./problem.ts";

type Plan = Awaited<ReturnType<typeof trpc.absences.getPlan.query>>;
type Planned = Plan["cases"][number];

/** Rows as they were proposed, over which the reader's own choices lie. */
function Rows(props: { plan: Plan; toOf: (row: Planned) => string; onChoose: (caseId: string, to: string) => void }) {
  const workflows = useWorkflows();
  const names = createMemo(() => new Map(props.plan.colleagues.map((one) => [one.accountId, one.name])));
  const termsOf = createMemo(() => {
    const found = new Map<string, Plan["terms"]>();
    for (const term of props.plan.terms) found.set(term.caseId, [...(found.get(term.caseId) ?? []), term]);
    return found;
  });
  const why = (row: Planned) =>
    row.proposal && row.proposal.accountId === props.toOf(row)
      ? row.proposal.reasons.map((reason) => absenceText().why[reason] ?? reason).join(", ")
      : "";
  return (
    <ul class="row-list plan-rows" aria-label={absenceText().planTitle(props.plan.name)}>
      <For each={props.plan.cases}>
        {(row) => (
          <li>
            <div class="plan-case">
              <A href={links.case(row.caseId)}>{row.number}</A> <strong>{row.person}</strong>
              <div class="muted small-text">
                {workflows.name(row.kind)} · {workflows.state(row.kind, row.state)}
              </div>
              <For each={termsOf().get(row.caseId) ?? []}>
                {(term) => (
                  <div>
                    {workflows.deadline(row.kind, term.deadlineId)}, {formatDay(term.dueOn.slice(0, 10))}
                  </div>
                )}
              </For>
            </div>
            <div class="plan-to">
              <select
                class="form-select"
                aria-label={`${absenceText().toWhom}: ${row.number}`}
                onChange={(event) => props.onChoose(row.caseId, event.currentTarget.value)}
              >
                <option value="" selected={props.toOf(row) === ""}>
                  {absenceText().keep}
                </option>
                <For each={row.candidates ?? []}>
                  {(id) => (
                    <option value={id} selected={id === props.toOf(row)}>
                      {names().get(id) ?? id}
                    </option>
                  )}
                </For>
              </select>
              <div class="muted small-text">{why(row)}</div>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}

function PlanCard(props: { plan: Plan; leaves: boolean; draftKey: string }): JSX.Element {
  const navigate = useNavigate();
  const [failed, setFailed] = createSignal<unknown>();
  /** Of a case that the reader does not see nothing is known here, its terms neither. */
  const seesAll = () => props.plan.carried === props.plan.assigned || props.plan.hasMore;
  const seesNone = () => props.plan.carried === 0 && props.plan.assigned > 0;
  // What was chosen by hand, by case; it waits while the preview is looked at.
  const kept = keepChoices(
    () => props.draftKey,
    () => goOn(),
  );
  const proposedTo = (row: Planned): string => row.proposal?.accountId ?? "";
  /** A colleague who can take it no longer is not chosen any more. */
  const toOf = (row: Planned): string => {
    const chosen = kept.of(row.caseId);
    return chosen === "" || (chosen !== undefined && row.candidates?.includes(chosen)) ? chosen : proposedTo(row);
  };
  function choose(caseId: string, to: string): void {
    const row = props.plan.cases.find((one) => one.caseId === caseId);
    kept.choose(caseId, row && proposedTo(row) === to ? undefined : to);
  }
  const rows = createMemo(() =>
    props.plan.cases.flatMap((row) => (toOf(row) === "" ? [] : [{ caseId: row.caseId, to: toOf(row) }])),
  );
  let goOnButton: HTMLButtonElement | undefined;
  /** The button that does it is gone then; who works by keyboard goes on from the one beside it. */
  function forget(): void {
    kept.forget();
    goOnButton?.focus();
  }
  const goOn = () => (props.leaves ? absenceText().toLeave : absenceText().toPreview)(formatNumber(rows().length));
  const added = createMemo(() => {
    const count = new Map<string, number>();
    for (const { to } of rows()) count.set(to, (count.get(to) ?? 0) + 1);
    return count;
  });
  async function look(): Promise<void> {
    setFailed(undefined);
    const { accountId } = props.plan;
    try {
      const target = { plan: { accountId, rows: rows() } };
      const { previewId } = await trpc.bulk.preview.mutate({ event: "ASSIGN", payload: {}, target });
      const leaver = props.leaves ? accountId : undefined;
      navigate(links.bulkPreview(previewId, leaver), { state: { draft: props.draftKey } });
    } catch (error) {
      setFailed(error);
    }
  }
  return (
    <>
      <Show when={!props.leaves}>
        <Alert kind={props.plan.terms.length > 0 || !seesAll() ? "warning" : "info"}>
          {(seesAll() ? absenceText().lapse : absenceText().lapseSeen)(
            props.plan.name,
            formatDay(props.plan.from),
            formatDay(props.plan.to),
            props.plan.terms.length,
          )}
        </Alert>
      </Show>
      <p>{absenceText().carried(formatNumber(props.plan.carried), formatNumber(props.plan.assigned))}</p>
      <Show when={props.plan.hasMore}>
        <p class="muted">{absenceText().more}</p>
      </Show>
      <Show
        when={props.plan.cases.length > 0}
        fallback={
          <Empty title={seesNone() ? absenceText().nothingSeen : absenceText().nothing}>
            <p>{seesNone() ? absenceText().nothingSeenHelp : absenceText().nothingHelp}</p>
          </Empty>
        }
      >
        <ul class="row-list">
          <For each={props.plan.colleagues.filter((one) => added().has(one.accountId))}>
            {(colleague) => (
              <li>
                <strong>{colleague.name}</strong>
                <span class="muted small-text">
                  {absenceText().load(
                    formatNumber(colleague.cases),
                    formatNumber(colleague.weight),
                    added().get(colleague.accountId) ?? 0,
                  )}
                </span>
              </li>
            )}
          </For>
        </ul>
        <SendProblem of={failed()} say={absenceProblem} />
        <div class="toolbar space-above">
          <button
            type="button"
            class="btn btn-primary"
            ref={goOnButton}
            disabled={rows().length === 0}
            onClick={() => void look()}
          >
            {goOn()}
          </button>
          <Show when={kept.isAny()}>
            <button type="button" class="btn btn-outline-primary" onClick={forget}>
              {absenceText().asProposed}
            </button>
          </Show>
        </div>
        <Rows plan={props.plan} toOf={toOf} onChoose={choose} />
      </Show>
    </>
  );
}

export default function PlanPage(): JSX.Element {
  const params = useParams();
  const desk = useDesk();
  const [search, setSearch] = useSearchParams();
  const from = () => oneParam(search.from) || desk().today;
  const to = () => oneParam(search.to) || from();
  /** Without days it is about who leaves. */
  const leaves = () => oneParam(search.to) === "";
  const draftKey = () => `plan/${params.accountId ?? ""}/${leaves() ? "all" : `${from()}/${to()}`}`;
  const read = createRead(
    "absences",
    "getPlan",
    () => ({
      ...{ accountId: params.accountId ?? "", from: from(), to: to() },
      which: leaves() ? ("all" as const) : ("terms" as const),
    }),
    (input, signal) => trpc.absences.getPlan.query(input, { signal }),
  );
  return (
    <Await query={read}>
      {(plan) => (
        <>
          <h1>{absenceText().planTitle(plan().name)}</h1>
          <div class="toolbar">
            <div class="field">
              <label for="plan-which">{absenceText().which}</label>
              <select
                id="plan-which"
                class="form-select"
                onChange={(event) =>
                  setSearch(
                    event.currentTarget.value === "all"
                      ? { from: undefined, to: undefined }
                      : { from: from(), to: inTwoWeeks(from()) },
                  )
                }
              >
                <option value="terms" selected={!leaves()}>
                  {absenceText().onlyTerms}
                </option>
                <option value="all" selected={leaves()}>
                  {absenceText().allCases}
                </option>
              </select>
            </div>
            <Show when={!leaves()}>
              <DayInput label={absenceText().from} value={from()} onChoose={(day) => day && setSearch({ from: day })} />
              <DayInput label={absenceText().to} value={to()} onChoose={(day) => day && setSearch({ to: day })} />
            </Show>
          </div>
          <Show when={`${plan().accountId}/${plan().which}/${plan().from}/${plan().to}`} keyed>
            <PlanCard plan={plan()} leaves={leaves()} draftKey={draftKey()} />
          </Show>
        </>
      )}
    </Await>
  );
}
