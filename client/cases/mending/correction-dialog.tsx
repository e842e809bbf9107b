// Correcting an earlier act: its own form with the values that stand, a reason, then what would change, then the
// confirmation. Nothing is sent before the worker has seen it.

import { createMemo, createSignal, For, type JSX, Show, Suspense, untrack } from "solid-js";
import type { Problem } from "../../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../../workflows/kernel/json.ts";
import { useDesk } from "../../desk.ts";
import { formWords } from "../../form-words.ts";
import { readProblem } from "../../problem.ts";
import { createRead, queryClient } from "../../query.ts";
import { sessionLost } from "../../session-state.ts";
import { caseText } from "../../text/cases.ts";
import { mendingText } from "../../text/mending.ts";
import { sendCommand, trpc } from "../../trpc.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { dropDraft } from "../../ui/form/drafts.ts";
import { EventForm } from "../../ui/form/event-form.tsx";
import type { FormModel } from "../../ui/form/model.ts";
import { formatDay } from "../../ui/format.ts";
import { latePart } from "../../ui/late-part.tsx";
import { notify } from "../../ui/notices.tsx";
import { Alert, Await, problemText, SendProblem } from "../../ui/states.tsx";
import { newId } from "../../uuid.ts";
import { valueText } from "../../value-text.ts";
import { useWorkflows } from "../../workflows.ts";
import type { ContentCase } from "../action-panel.tsx";
import { linesIn, sharing } from "../adapt-budget.ts";
import { ConsequenceList } from "./consequence-list.tsx";

const ShareProposal = latePart(() => import("../share-proposal.tsx"));

export type CorrectedCase = Pick<
  ContentCase,
  "caseId" | "kind" | "seq" | "state" | "context" | "deadlines" | "names" | "head"
>;
type Preview = Awaited<ReturnType<typeof trpc.cases.previewCorrection.mutate>>;
interface Asked {
  corrects: number;
  mendReason: string;
  values: JsonObject;
  correctedOn?: string;
}

const why: Field = { name: "mendReason", kind: "longText", maxLength: 2000, class: "social", required: true };

const whySection = "correction";

/** The form of the event with the reason below it; what was not asked then is not asked now. */
const withReason = (form: Form): Form => ({
  fields: [...form.fields.map(({ completeWithinDays: _later, ...field }) => field), why],
  ...(form.sections ? { sections: [...form.sections, { id: whySection, fields: [why.name] }] } : {}),
});

export default function CorrectionDialog(props: {
  view: CorrectedCase;
  seq: number;
  type: string;
  onClose: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Dialog
      open
      title={mendingText().correctTitle(workflows.done(props.view.kind, props.type))}
      subject={props.view.names[props.view.head.personId ?? ""]}
      onClose={props.onClose}
    >
      <Correction {...props} />
    </Dialog>
  );
}

function Correction(props: { view: CorrectedCase; seq: number; onClose: () => void }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const seq = untrack(() => props.view.seq);
  const found = createRead(
    "cases",
    "getCorrection",
    () => ({ caseId: props.view.caseId, seq: props.seq }),
    (input, signal) => trpc.cases.getCorrection.query(input, { signal }),
  );
  const [asked, setAsked] = createSignal<Asked>();
  const [preview, setPreview] = createSignal<Preview>();
  const [problem, setProblem] = createSignal<string>();
  const [sending, setSending] = createSignal(false);
  const commandId = newId();
  // What is shown next has the focus next: what was pressed is hidden then.
  let formPlace: HTMLDivElement | undefined;
  const draftKey = () => `${props.view.caseId}/CORRECT/${props.seq}`;
  const form = createMemo(() => (found.isPending || !found.data ? undefined : withReason(found.data.form as Form)));

  function failed(error: unknown): readonly Problem[] {
    const one = readProblem(error);
    if (one.code === "UNAUTHORIZED") sessionLost();
    const { problems, refusal } = (one.details ?? {}) as { problems?: Problem[]; refusal?: { reasons: string[] } };
    const reasons = refusal?.reasons.map((id) => workflows.reason(props.view.kind, id)).join(" ");
    setProblem(reasons ?? problemText(one));
    return problems ?? [];
  }

  async function look(payload: JsonObject, occurredOn: string): Promise<readonly Problem[]> {
    const { mendReason, ...values } = payload;
    const correctedOn = occurredOn === found.data?.occurredOn ? {} : { correctedOn: occurredOn };
    const next: Asked = { corrects: props.seq, mendReason: String(mendReason ?? ""), values, ...correctedOn };
    setProblem(undefined);
    try {
      const seen = await trpc.cases.previewCorrection.mutate({ caseId: props.view.caseId, ...next });
      if (seen.changes.length === 0 && seen.day === undefined)
        setProblem(workflows.reason(props.view.kind, "nothingCorrected"));
      else {
        setAsked(next);
        setPreview(seen);
      }
      // The draft is kept until it is confirmed.
      return [];
    } catch (error) {
      return failed(error);
    }
  }

  async function confirm(): Promise<void> {
    const payload = asked();
    if (!payload || sending()) return;
    setSending(true);
    try {
      await sendCommand({
        caseId: props.view.caseId,
        commandId,
        expectedSeq: seq,
        event: { type: "CORRECT", payload: { ...payload } },
      });
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      dropDraft(draftKey());
      notify(caseText().recorded);
      props.onClose();
    } catch (error) {
      failed(error);
      setPreview(undefined);
    } finally {
      setSending(false);
    }
  }

  const proposal = (values: () => JsonObject, model: FormModel) => (
    <Suspense>
      <ShareProposal caseId={props.view.caseId} values={values()} model={model} lines={linesIn(props.view.context)} />
    </Suspense>
  );
  const words = () => ({ workflows, desk: desk(), kind: props.view.kind, names: props.view.names });
  const text = (field: string, value: Json | undefined) =>
    valueText(words(), field, value) || `(${mendingText().empty})`;
  return (
    <Await query={found}>
      {(data) => (
        <>
          <SendProblem of={problem()} kind="warning" />
          <div hidden={preview() !== undefined} ref={formPlace} tabindex="-1">
            <p class="muted small-text">{mendingText().correctHelp}</p>
            <Show when={form()}>
              {(drawn) => (
                <EventForm
                  form={drawn()}
                  words={formWords(workflows, props.view.kind, undefined, {
                    sections: { [whySection]: mendingText().whyCorrected },
                  })}
                  draftKey={draftKey()}
                  around={{
                    today: desk().today,
                    state: props.view.state,
                    context: props.view.context,
                    head: { ...props.view.head } as unknown as JsonObject,
                  }}
                  initial={{ ...(data().values as Record<string, Json>), occurredOn: data().occurredOn }}
                  name={mendingText().correct}
                  submitLabel={mendingText().check}
                  {...(sharing.has(data().event) ? { alongside: proposal } : {})}
                  onRecord={look}
                  onCancel={props.onClose}
                />
              )}
            </Show>
          </div>
          <Show when={preview()}>
            {(seen) => (
              <section
                aria-label={mendingText().check}
                tabindex="-1"
                ref={(place) => queueMicrotask(() => place.focus())}
              >
                <dl class="facts changes">
                  <Show when={seen().day}>
                    {(day) => (
                      <Change
                        name={mendingText().day}
                        from={formatDay(data().occurredOn)}
                        to={formatDay(String(day()))}
                      />
                    )}
                  </Show>
                  <For each={seen().changes}>
                    {(one) => (
                      <Change
                        name={workflows.field(props.view.kind, one.field)}
                        from={text(one.field, one.from as Json)}
                        to={text(one.field, one.to as Json)}
                      />
                    )}
                  </For>
                </dl>
                <Show
                  when={seen().elsewhere}
                  fallback={
                    <ConsequenceList would={{ ...seen(), patch: seen().patch as JsonObject }} about={about()} />
                  }
                >
                  <Alert kind="warning">
                    <Show when={!seen().approved}>
                      <p>{mendingText().elsewhere}</p>
                    </Show>
                    <ConsequenceList would={{ ...seen(), patch: seen().patch as JsonObject }} about={about()} />
                  </Alert>
                </Show>
                <div class="form-buttons">
                  <button
                    type="button"
                    class="btn btn-primary"
                    aria-disabled={sending()}
                    onClick={() => void confirm()}
                  >
                    {mendingText().confirm}
                  </button>
                  <button
                    type="button"
                    class="btn btn-outline-primary"
                    onClick={() => {
                      setPreview(undefined);
                      formPlace?.focus();
                    }}
                  >
                    {mendingText().back}
                  </button>
                </div>
              </section>
            )}
          </Show>
        </>
      )}
    </Await>
  );

  function about() {
    const { kind, state, context, deadlines, names } = props.view;
    return { kind, state, context, deadlines, names };
  }
}

function Change(props: { name: string; from: string; to: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <del>{props.from}</del> <span class="visually-hidden">{mendingText().becomes}</span> <ins>{props.to}</ins>
      </dd>
    </div>
  );
}
