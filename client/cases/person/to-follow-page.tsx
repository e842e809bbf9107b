// The open cases of a household that split or is no more: which household each follows, as it is proposed or as she chooses, with one
// reason; then the preview of all in one act. What a case answers is the server's to say.
import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { bulkProblem } from "../../bulk-problem.ts";
import { may, useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { readProblem } from "../../problem.ts";
import { createRead } from "../../query.ts";
import { householdsText } from "../../text/households.ts";
import { toFollowText } from "../../text/to-follow.ts";
import { trpc } from "../../trpc.ts";
import { keepChoices } from "../../ui/form/kept-choices.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert, Await, Empty } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { householdName, memberName } from "./household-name.ts";

type Shown = Awaited<ReturnType<typeof trpc.people.listCasesToFollow.query>>;
type After = NonNullable<Shown["next"]>;
type Waiting = Shown["cases"][number];

const event = "FOLLOW_HOUSEHOLD";
const mostReason = 2000;
/** Among what is kept, beside the choices by case. */
const reasonField = "reason";
const draftKeyOf = (household: string): string => `${household}/follow`;

export default function ToFollowPage(): JSX.Element {
  const params = useParams<{ householdId: string }>();
  const [pages, setPages] = createSignal<readonly After[]>([]);
  const query = createRead(
    "people",
    "listCasesToFollow",
    () => {
      const after = pages().at(-1);
      return { householdId: params.householdId, ...(after ? { after } : {}) };
    },
    (input, signal) => trpc.people.listCasesToFollow.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <div class="page-head">
        <h1>{toFollowText().title}</h1>
        <A class="small-text" href={links.case(params.householdId)}>
          {toFollowText().back}
        </A>
      </div>
      <Await query={query}>
        {(data) => (
          <>
            <Show
              when={data().cases.length > 0}
              fallback={
                <Empty title={toFollowText().none}>
                  <p>{toFollowText().noneHelp}</p>
                </Empty>
              }
            >
              <p class="muted">{toFollowText().intro}</p>
              <ToSay data={data()} />
            </Show>
            <Pages
              isFirst={pages().length === 0}
              next={data().next}
              onBack={() => setPages((before) => before.slice(0, -1))}
              onNext={(next) => setPages((before) => [...before, next])}
            />
          </>
        )}
      </Await>
    </>
  );
}

/** What was chosen on a page is kept, and sent from that page. */
function Pages(props: {
  isFirst: boolean;
  next: After | undefined;
  onBack: () => void;
  onNext: (next: After) => void;
}): JSX.Element {
  return (
    <Show when={!props.isFirst || props.next}>
      <Alert kind="info">
        <p>{props.next ? toFollowText().cut : toFollowText().lastPage}</p>
        <div class="toolbar">
          <Show when={!props.isFirst}>
            <button type="button" class="btn btn-outline-primary small" onClick={() => props.onBack()}>
              {toFollowText().pageBefore}
            </button>
          </Show>
          <Show when={props.next}>
            {(next) => (
              <button type="button" class="btn btn-outline-primary small" onClick={() => props.onNext(next())}>
                {toFollowText().pageAfter}
              </button>
            )}
          </Show>
        </div>
      </Alert>
    </Show>
  );
}

function ToSay(props: { data: Shown }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const kind = () => props.data.cases[0]?.kind ?? "";
  const kept = keepChoices(
    () => draftKeyOf(props.data.household),
    () => workflows.event(kind(), event),
  );
  const reasonText = () => kept.of(reasonField) ?? "";
  const [problem, setProblem] = createSignal<string>();
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  let reasonBox: HTMLTextAreaElement | undefined;
  const [busy, setBusy] = createSignal(false);
  const toOf = (row: Waiting): string => kept.of(row.caseId) ?? row.proposed ?? "";
  const rows = createMemo(() =>
    props.data.cases.flatMap((row) => {
      const to = toOf(row);
      return to === "" ? [] : [{ caseId: row.caseId, seq: row.seq, to }];
    }),
  );
  async function look(): Promise<void> {
    if (busy()) return;
    setProblem(undefined);
    const reason = reasonText().trim();
    setReasonMissing(reason === "");
    if (reason === "") return void reasonBox?.focus();
    setBusy(true);
    try {
      const target = { households: { rows: rows() } };
      const { previewId } = await trpc.bulk.preview.mutate({ event, payload: { reason }, target });
      navigate(links.bulkPreview(previewId), { state: { draft: draftKeyOf(props.data.household) } });
    } catch (error) {
      setProblem(bulkProblem(readProblem(error)));
      setBusy(false);
    }
  }
  return (
    <>
      <Rows data={props.data} toOf={toOf} onChoose={kept.choose} />
      <Show when={may(desk(), "bulk")} fallback={<p class="muted">{toFollowText().oneByOne}</p>}>
        <section class="card-box" aria-label={workflows.event(kind(), event)}>
          <div class="field">
            <label for="follow-reason">{workflows.field(kind(), "reason")}</label>
            <div class="field-help" id="follow-reason-help">
              {toFollowText().reasonHelp}
            </div>
            <textarea
              id="follow-reason"
              class="form-control"
              rows={3}
              maxLength={mostReason}
              ref={reasonBox}
              aria-describedby={isReasonMissing() ? "follow-reason-error follow-reason-help" : "follow-reason-help"}
              aria-required="true"
              aria-invalid={isReasonMissing()}
              classList={{ "is-invalid": isReasonMissing() }}
              value={reasonText()}
              onInput={(typed) => {
                setReasonMissing(false);
                kept.choose(reasonField, typed.currentTarget.value || undefined);
              }}
            />
            <Show when={isReasonMissing()}>
              <p class="field-error" id="follow-reason-error" role="alert">
                {toFollowText().reasonMissing}
              </p>
            </Show>
          </div>
          <Show when={problem()}>{(text) => <Alert kind="danger" takesFocus title={text()} />}</Show>
          <button
            type="button"
            class="btn btn-primary"
            disabled={rows().length === 0}
            aria-disabled={busy()}
            onClick={() => void look()}
          >
            {toFollowText().toPreview(rows().length)}
          </button>
        </section>
      </Show>
    </>
  );
}

/** By id, so that what changes in a case takes no focus from its choice. */
function Rows(props: {
  data: Shown;
  toOf: (row: Waiting) => string;
  onChoose: (caseId: string, to: string) => void;
}): JSX.Element {
  const ids = createMemo(() => props.data.cases.map(({ caseId }) => caseId));
  const byId = createMemo(() => new Map(props.data.cases.map((one) => [one.caseId, one])));
  return (
    <ul class="row-list plan-rows" aria-label={toFollowText().title}>
      <For each={ids()}>
        {(id) => (
          <Show when={byId().get(id)}>
            {(row) => (
              <li>
                <CaseWords row={row()} data={props.data} />
                <Choice
                  row={row()}
                  data={props.data}
                  to={props.toOf(row())}
                  onChoose={(to) => props.onChoose(id, to)}
                />
              </li>
            )}
          </Show>
        )}
      </For>
    </ul>
  );
}

function CaseWords(props: { row: Waiting; data: Shown }): JSX.Element {
  const workflows = useWorkflows();
  const assignee = () => {
    const { assignee: id } = props.row;
    return id === undefined ? toFollowText().nobody : toFollowText().assignee(props.data.names[id] ?? "");
  };
  return (
    <div class="plan-case">
      <A href={links.case(props.row.caseId)}>{props.row.number}</A>{" "}
      <strong>{memberName(props.row.personId ?? "", props.data.names)}</strong>
      <div class="muted small-text">
        {workflows.name(props.row.kind)} · {workflows.state(props.row.kind, props.row.state)} · {assignee()}
      </div>
      <div class="small-text">{householdsText().asks[props.row.asks](formatDay(props.row.splitOn ?? ""))}</div>
    </div>
  );
}

function Choice(props: { row: Waiting; data: Shown; to: string; onChoose: (to: string) => void }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const offered = () => props.data.households.filter(({ household }) => props.row.choices.includes(household));
  const label = (one: Shown["households"][number]) => {
    const asNow = one.household === props.data.household ? ` (${toFollowText().asNow})` : "";
    return `${householdName(workflows, one, props.data.names)}${asNow}`;
  };
  const why = () => {
    const { proposed } = props.row;
    if (proposed === undefined) return toFollowText().notProposed;
    return proposed === props.to ? toFollowText().proposed : "";
  };
  return (
    <div class="plan-to">
      <Show
        when={may(desk(), "bulk")}
        fallback={
          <For each={offered().filter(({ household }) => household === props.row.proposed)}>
            {(one) => <span>{label(one)}</span>}
          </For>
        }
      >
        <select
          class="form-select"
          aria-label={toFollowText().which(
            `${props.row.number} ${memberName(props.row.personId ?? "", props.data.names)}`,
          )}
          onChange={(change) => props.onChoose(change.currentTarget.value)}
        >
          <option value="" selected={props.to === ""}>
            {toFollowText().later}
          </option>
          <For each={offered()}>
            {(one) => (
              <option value={one.household} selected={one.household === props.to}>
                {label(one)}
              </option>
            )}
          </For>
        </select>
      </Show>
      <div class="muted small-text">{why()}</div>
    </div>
  );
}
