// The form of the chosen act, in a dialog above the case, with the files that go with it: recorded first, then they follow.
import { createMemo, createSignal, type JSX, Show, Suspense, untrack } from "solid-js";
import { type FileClass, postingEvents } from "../../workflows/kernel/document.ts";
import { useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { documentsText } from "../text/documents.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type Choice, useFormServices } from "../ui/form/services.ts";
import { latePart } from "../ui/late-part.tsx";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { adaptForm, allMove, asksDocument, movesHousehold } from "./adapt-form.ts";
import { adaptIntake } from "./adapt-intake.ts";
import { askAct, payingForms, proposedPayer } from "./adapt-payer.ts";

import type { ShownAsked } from "./asked-list.tsx";
import type { ShownDeadline } from "./deadline-list.tsx";
import type { ChosenFile } from "./documents/attach-slot.tsx";
import { noteReaders } from "./note-readers.ts";
import { householdName, membersOf, referenceIn } from "./person/household-name.ts";
import { StayingMembers } from "./person/staying-members.tsx";
import SendForm from "./send-form.tsx";

const AttachSlot = latePart(() => import("./documents/attach-slot.tsx"));
const SendFiles = latePart(() => import("./documents/send-files.tsx"), { wanted: true });

const namesOf = (choices: readonly Choice[]) => new Map(choices.map(({ value, label }) => [value, label]));

/** Kinds of papers that bear the signatures of a project. */
const signable = ["project", "agreement"];

export function ActionDialog(props: {
  view: Pick<ContentCase, "caseId" | "kind" | "version" | "seq" | "state" | "context"> & {
    head: object;
    deadlines: readonly ShownDeadline[];
    asked: readonly ShownAsked[];
    /** Present where files may go with an act. */
    documents?: { count: number; classes: readonly FileClass[] };
    fields?: ContentCase["fields"];
    household?: ContentCase["household"];
    /** Of a household: who does not move along with it, and why. */
    staying?: readonly { person: string; why: "died" | "goesOn" | "ownRecord" }[];
    team?: ContentCase["team"];
    names?: Record<string, string>;
  };
  chosen: Chosen | undefined;
  /** Whose file it is. */
  subject?: string | undefined;
  onClose: () => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const services = useFormServices();
  const [files, setFiles] = createSignal<readonly ChosenFile[]>([]);
  /** Seq of the act that is recorded, while its files are on their way. */
  const [recordedAt, setRecordedAt] = createSignal<number>();
  const close = () => {
    setFiles([]);
    setRecordedAt(undefined);
    props.onClose();
  };
  /** An act about one document takes no others along. */
  const classes = () => {
    const isOfDocument = props.chosen?.initial?.documentId !== undefined;
    return isOfDocument ? [] : (props.view.documents?.classes ?? []);
  };
  return (
    <Dialog
      open={props.chosen !== undefined}
      title={
        recordedAt() !== undefined
          ? documentsText().slot.sendingTitle
          : props.chosen
            ? workflows.event(props.view.kind, props.chosen.event)
            : ""
      }
      subject={props.subject}
      onClose={close}
    >
      <Show when={recordedAt()}>
        {(seq) => (
          <Suspense>
            <SendFiles caseId={props.view.caseId} kind={props.view.kind} seq={seq()} files={files()} onClose={close} />
          </Suspense>
        )}
      </Show>
      <Show when={recordedAt() === undefined && props.chosen} keyed>
        {(chosen) => {
          const view = props.view;
          // What the worker saw when the form opened: a later change is told as STALE, not taken in silently.
          const seq = untrack(() => view.seq);
          // The same answer as the form below asks for: read once.
          const form = createRead(
            "cases",
            "getForm",
            () => ({ kind: view.kind, version: view.version, event: chosen.event }),
            (input, signal) => trpc.cases.getForm.query(input, { signal }),
            { fixed: true },
          );
          const isNamed = chosen.initial?.documentId !== undefined && !postingEvents.includes(chosen.event);
          const hasDocuments = !isNamed && (view.documents?.count ?? 0) > 0;
          const choosesDocument = () => hasDocuments && !form.isPending && !!form.data && asksDocument(form.data.form);
          const documents = createRead(
            "documents",
            "list",
            () => (choosesDocument() ? { caseId: view.caseId } : undefined),
            (input, signal) => trpc.documents.list.query(input, { signal }),
          );
          const sendable = () =>
            (documents.isLoading || !documents.data ? [] : documents.data.documents).map(({ id, title, kind }) => ({
              id,
              kind,
              title: title || workflows.option(view.kind, "documentKind", kind),
            }));
          // A project that is written anew begins with the one in force.
          const written = createRead(
            "cases",
            "getProject",
            () => (chosen.event === "DRAFT_PROJECT" && view.context.project ? { caseId: view.caseId } : undefined),
            (input, signal) => trpc.cases.getProject.query(input, { signal }),
          );
          // Who pays is proposed by the rule before anything is typed.
          const payer = createRead(
            "people",
            "getPayerProposal",
            () => (view.kind === "case-intake" && payingForms.has(chosen.event) ? { caseId: view.caseId } : undefined),
            (input, signal) => trpc.people.getPayerProposal.query(input, { signal }),
          );
          const proposal = () => (payer.isLoading || payer.error ? undefined : payer.data);
          const draft = () =>
            written.isLoading ? undefined : written.data?.acts.find((one) => one.type === "DRAFT_PROJECT")?.values;
          const ofIntake = createMemo(() =>
            adaptIntake(chosen.event, workflows, {
              kind: view.kind,
              context: view.context,
              seen: new Map(
                (view.fields ?? []).flatMap((one) => (one.shown === "value" ? [[one.field, one.value] as const] : [])),
              ),
              documents: sendable().filter(({ kind }) => signable.includes(kind)),
              draft: draft(),
            }),
          );
          const members = () => ({
            members: membersOf(view.context, view.names ?? {}),
            staying: (view.staying ?? []).map(({ person }) => person),
          });
          const isMove = chosen.event === movesHousehold && view.context.kind === "registry";
          const initial = () => ({
            ...(isMove ? allMove(members()) : {}),
            ...ofIntake()?.initial,
            ...(view.context.payingTerritory === undefined ? proposedPayer(proposal() ?? {}) : {}),
            ...chosen.initial,
          });
          const adapted = createMemo(
            () =>
              ofIntake() ??
              adaptForm(
                chosen.event,
                {
                  deadlines: view.deadlines,
                  asked: view.asked,
                  documents: sendable(),
                  elsewhere: documentsText().elsewhere,
                  accounts: services.accounts(),
                  ...members(),
                  reference: referenceIn(view.context),
                  ...(view.team ? { noteReaders: noteReaders(view.team, namesOf(services.accounts())) } : {}),
                  households: (view.household?.choices ?? []).map((one) => ({
                    value: one.household,
                    label: householdName(workflows, one, view.names ?? {}),
                  })),
                  deadlineName: (term) => workflows.deadline(view.kind, term.id, term.about),
                  askedName: (one) => workflows.option(view.kind, one.request, one.of),
                  groundName: ({ ground, law }) => `${workflows.ground(view.kind, ground)} (${law})`,
                },
                chosen.initial,
              ),
          );
          return (
            <Show
              when={
                !form.isLoading && !(choosesDocument() && documents.isPending) && !written.isLoading && !payer.isLoading
              }
            >
              <SendForm
                caseId={view.caseId}
                kind={view.kind}
                version={view.version}
                event={chosen.event}
                expectedSeq={seq}
                around={{ today: desk().today, state: view.state, context: view.context, head: { ...view.head } }}
                initial={initial()}
                {...(chosen.focusOn ? { focusOn: chosen.focusOn } : {})}
                adapt={(form) => {
                  const drawn = adapted().adapt(form);
                  return payingForms.has(chosen.event) ? askAct(drawn, proposal() ?? {}) : drawn;
                }}
                payer={proposal()}
                toPayload={adapted().toPayload}
                extraOptions={adapted().extraOptions}
                beside={
                  <>
                    <Show when={isMove && (view.staying ?? []).length > 0}>
                      <StayingMembers staying={view.staying ?? []} names={view.names ?? {}} />
                    </Show>
                    <Show when={classes().length > 0}>
                      <Suspense>
                        <AttachSlot kind={view.kind} classes={classes()} files={files()} onChange={setFiles} />
                      </Suspense>
                    </Show>
                  </>
                }
                onSent={({ seq: made }) => (files().length > 0 ? setRecordedAt(made) : close())}
                onCancel={close}
              />
            </Show>
          );
        }}
      </Show>
    </Dialog>
  );
}
