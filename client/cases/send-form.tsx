// One act on a case: loads the event's form, sends the command, and says what the office answered. A STALE answer or a
// refusal keeps what was typed; sending again what was already recorded is harmless, since the command keeps its id.
import { createMemo, createSignal, For, type JSX, Match, Show, Suspense, Switch } from "solid-js";
import type { Problem, Surroundings } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { formWords } from "../form-words.ts";
import { type AppProblem, readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { createSend } from "../send-once.ts";
import { caseText } from "../text/cases.ts";
import { language } from "../text/language.ts";
import { mendingText } from "../text/mending.ts";
import { trpc } from "../trpc.ts";
import { findDraft } from "../ui/form/drafts.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import type { FormModel } from "../ui/form/model.ts";
import { type FormServices, FormServicesContext, useFormServices } from "../ui/form/services.ts";
import type { FormWords } from "../ui/form/texts.ts";
import { formatInstant } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import { notify } from "../ui/notices.tsx";
import { Alert, Await, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { linesIn, sharing } from "./adapt-budget.ts";
import type { Proposal } from "./adapt-payer.ts";

const TemplatePicker = latePart(() => import("./template-picker.tsx"));
const ApprovedLine = latePart(() => import("./approved-line.tsx"));
const PayerProposal = latePart(() => import("./payer-proposal.tsx"));
const ShareProposal = latePart(() => import("./share-proposal.tsx"));
const RegisterOfForm = latePart(() => import("./person/register-of-form.tsx"));
const AlikePersons = latePart(() => import("./person/alike-persons.tsx"));

/** Events that say who a person is: others who may be the same are shown beside their form. */
const identityEvents: ReadonlySet<string> = new Set(["OPEN_PERSON", "IDENTIFY_PERSON", "CORRECT_PERSON"]);

const commits = "COMMIT_BUDGET";
/** What was approved for the project is said beside these. */
const binding: ReadonlySet<string> = new Set(["APPROVE_PROJECT", "ACTIVATE_DELIVERY"]);

/** What the amount is computed from stands above it. */
function amountLast(form: Form): Form {
  const fields = form.fields.filter(({ name }) => name !== "commitCents");
  const amount = form.fields.filter(({ name }) => name === "commitCents");
  const at = fields.findIndex(({ name }) => name === "sharePriceCents") + 1;
  return { ...form, fields: at === 0 ? form.fields : fields.toSpliced(at, 0, ...amount) };
}

export interface SendFormProps {
  caseId: string;
  kind: string;
  version: number;
  event: string;
  expectedSeq: number;
  /** What was typed is kept under this name; default the case. A new case has an id that no second visit knows. */
  draftScope?: string;
  around: Surroundings;
  initial?: Record<string, Json>;
  /** Where writing begins; default the first field. */
  focusOn?: string;
  /** Words the screen adds to those of the workflow (labels of a case's own terms). */
  extraOptions?: Record<string, string>;
  /** Words of fields and sections that are data of the district. */
  extraWords?: Partial<FormWords>;
  /** Changes the form to what the screen already knows (the term in question, who may read). */
  adapt?: (form: Form) => Form;
  /** Changes the payload back to what the event wants. */
  toPayload?: (payload: JsonObject) => JsonObject;
  /** Which comune pays by the rule, where the form writes it. */
  payer?: Proposal | undefined;
  /** Stands before the buttons: what goes with the act. */
  beside?: JSX.Element;
  /** Of the form of a new person: one that is there already is taken instead. */
  onTaken?: (personId: string) => void;
  /** `payload`: as it was sent. */
  onSent: (sent: { seq: number; state: string; payload: JsonObject }) => void;
  onCancel?: () => void;
}

interface Details {
  problems?: Problem[];
  refusal?: { reasons: string[]; fields?: string[]; texts?: { it: string[]; en: string[] } };
  changes?: { seq: number; type: string; actor: string; actorName?: string; recordedAt: string }[];
  seq?: number;
}

const detailsOf = (problem: AppProblem): Details => (problem.details ?? {}) as Details;

export default function SendForm(props: SendFormProps): JSX.Element {
  const workflows = useWorkflows();
  const form = createRead(
    "cases",
    "getForm",
    () => ({ kind: props.kind, version: props.version, event: props.event }),
    (input, signal) => trpc.cases.getForm.query(input, { signal }),
    { fixed: true },
  );
  const [problem, setProblem] = createSignal<AppProblem>();
  // After STALE the next try is on what the page then shows.
  const [seqAfterStale, setSeqAfterStale] = createSignal<number>();
  const draftKey = () => `${props.draftScope ?? props.caseId}/${props.event}`;
  const send = createSend(() => findDraft(draftKey())?.once);

  async function record(
    payload: JsonObject,
    occurredOn: string,
    recorded: () => void,
  ): Promise<readonly Problem[] | undefined> {
    const event = { type: props.event, payload: props.toPayload?.(payload) ?? payload };
    const expectedSeq = Math.max(props.expectedSeq, seqAfterStale() ?? 0);
    try {
      const { caseId, kind } = props;
      const sent = await send({ caseId, expectedSeq, kind, occurredOn, event });
      recorded();
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      notify(caseText().recorded);
      props.onSent({ seq: sent.seq, state: sent.state, payload: event.payload });
      return undefined;
    } catch (error) {
      return onFailure(readProblem(error));
    }
  }

  function onFailure(found: AppProblem): readonly Problem[] {
    setProblem(found);
    if (found.code === "STALE") {
      setSeqAfterStale(detailsOf(found).seq);
      void queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    }
    return detailsOf(found).problems ?? [];
  }

  const adapted = createMemo((): Form | undefined => {
    if (form.isPending || !form.data) return undefined;
    const given = props.event === commits ? amountLast(form.data.form) : form.data.form;
    return props.adapt ? props.adapt(given) : given;
  });

  // A case is opened where the session may open one; comuni in other fields (who pays, where one moved) are all there.
  const desk = useDesk();
  const outer = useFormServices();
  const own = () => desk().territories;
  // Whoever gets the case is chosen among those the gate would let have it.
  const handsOver = () => props.expectedSeq > 0 && adapted()?.fields.some((field) => field.carries) === true;
  const eligible = createRead(
    "cases",
    "listEligible",
    () => (handsOver() ? { caseId: props.caseId } : undefined),
    (input, signal) => trpc.board.listEligible.query(input, { signal }),
  );
  const services: FormServices = {
    ...outer,
    offered: () => {
      const { territory } = props.around.head ?? {};
      return outer.offered(typeof territory === "string" ? territory : "");
    },
    accounts: (field) => {
      const found = field?.carries && !eligible.isPending ? eligible.data : undefined;
      const all = outer.accounts(field);
      return found ? all.filter(({ value }) => found.some(({ accountId }) => accountId === value)) : all;
    },
    comuni: (field) =>
      outer
        .comuni(field)
        .filter(
          (one) =>
            props.expectedSeq > 0 || field !== "territory" || own().includes("district") || own().includes(one.value),
        ),
  };
  const saysWho = () => props.kind === "person" && identityEvents.has(props.event);
  const alike = (values: () => JsonObject, model: FormModel) => (
    <Suspense>
      <Show when={props.event === "OPEN_PERSON"}>
        <RegisterOfForm values={values()} model={model} />
      </Show>
      <AlikePersons
        values={values()}
        without={props.expectedSeq > 0 ? props.caseId : undefined}
        onTake={props.onTaken && (({ personId }) => props.onTaken?.(personId))}
      />
    </Suspense>
  );
  const proposal = (values: () => JsonObject, model: FormModel) => (
    <Suspense>
      <ShareProposal
        caseId={props.caseId}
        values={values()}
        model={model}
        lines={linesIn(props.around.context ?? {})}
      />
    </Suspense>
  );
  const approved = (values: () => JsonObject) => (
    <Suspense>
      <ApprovedLine context={props.around.context ?? {}} values={values()} />
    </Suspense>
  );
  const paying = (values: () => JsonObject, model: FormModel) => (
    <Suspense>
      <PayerProposal
        proposal={props.payer ?? {}}
        context={props.around.context ?? {}}
        values={values()}
        model={model}
      />
    </Suspense>
  );
  const committing = (values: () => JsonObject, model: FormModel) => (
    <>
      {approved(values)}
      {proposal(values, model)}
    </>
  );
  const alongside = () =>
    saysWho()
      ? alike
      : sharing.has(props.event)
        ? committing
        : binding.has(props.event)
          ? approved
          : props.payer
            ? paying
            : undefined;
  const templates = (model: FormModel) => (
    <Suspense>
      <TemplatePicker model={model} />
    </Suspense>
  );
  return (
    <FormServicesContext.Provider value={services}>
      <Await query={form}>
        {() => (
          <Show when={adapted()}>
            {(drawn) => (
              <>
                <Answer
                  problem={problem()}
                  kind={props.kind}
                  words={formWords(workflows, props.kind, props.extraOptions, props.extraWords)}
                />
                <Show when={form.data?.irrevocable}>
                  {(reason) => (
                    <p class="muted small-text">
                      <strong>{mendingText().irrevocable}</strong> {workflows.reason(props.kind, reason())}
                    </p>
                  )}
                </Show>
                <EventForm
                  form={drawn()}
                  words={formWords(workflows, props.kind, props.extraOptions, props.extraWords)}
                  draftKey={draftKey()}
                  around={props.around}
                  {...(props.initial ? { initial: props.initial } : {})}
                  {...(props.focusOn ? { focusOn: props.focusOn } : {})}
                  name={workflows.event(props.kind, props.event)}
                  {...(props.expectedSeq > 0 ? { submitLabel: workflows.event(props.kind, props.event) } : {})}
                  onTry={() => setProblem(undefined)}
                  onRecord={record}
                  beside={props.beside}
                  ahead={props.event === "NOTE" ? templates : undefined}
                  {...(props.payer ? { alongsideAt: "actions" } : {})}
                  {...(alongside() ? { alongside: alongside() as typeof proposal } : {})}
                  {...(props.onCancel ? { onCancel: props.onCancel } : {})}
                />
              </>
            )}
          </Show>
        )}
      </Await>
    </FormServicesContext.Provider>
  );
}

function Answer(props: { problem: AppProblem | undefined; kind: string; words: FormWords }): JSX.Element {
  const workflows = useWorkflows();
  const refusal = () => {
    const found = props.problem;
    return found?.code === "REFUSED" ? detailsOf(found).refusal : undefined;
  };
  const reasons = () => {
    const one = refusal();
    const fields = (one?.fields ?? []).map((field) => props.words.fields[field] ?? field);
    const own = one?.texts?.[language()] ?? [];
    const said = (one?.reasons ?? []).map((id, i) =>
      own[i] && own[i] !== id ? own[i] : workflows.reason(props.kind, id),
    );
    return [...said, ...fields];
  };
  return (
    <Show when={props.problem}>
      {(problem) => (
        <Switch
          fallback={
            <Alert kind={problem().code === "OFFLINE" ? "warning" : "danger"} takesFocus>
              {problemText(problem())}
            </Alert>
          }
        >
          <Match when={problem().code === "REFUSED"}>
            <Alert kind="danger" takesFocus title={caseText().refused}>
              <ul>
                <For each={reasons()}>{(reason) => <li>{reason}</li>}</For>
              </ul>
            </Alert>
          </Match>
          <Match when={problem().code === "STALE"}>
            <Alert kind="warning" takesFocus title={caseText().stale}>
              <ul>
                <For each={detailsOf(problem()).changes ?? []}>
                  {(change) => (
                    <li>
                      {workflows.done(props.kind, change.type)} (
                      {[change.actorName, formatInstant(change.recordedAt)].filter(Boolean).join(", ")})
                    </li>
                  )}
                </For>
              </ul>
              <p>{caseText().staleKept}</p>
            </Alert>
          </Match>
        </Switch>
      )}
    </Show>
  );
}
