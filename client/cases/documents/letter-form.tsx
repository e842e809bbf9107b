// A document being written: what its template leaves open and its text, the preview of what it would be, and what becomes of it: a
// file to edit elsewhere, or a document of the case.
import { A, useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { Problem } from "../../../workflows/kernel/evaluate.ts";
import type { Json, JsonObject } from "../../../workflows/kernel/json.ts";
import { may, useDesk } from "../../desk.ts";
import { formWords } from "../../form-words.ts";
import { links } from "../../links.ts";
import { type AppProblem, readProblem } from "../../problem.ts";
import { createRead, queryClient } from "../../query.ts";
import { idOf } from "../../send-once.ts";
import { sessionLost } from "../../session-state.ts";
import { language } from "../../text/language.ts";
import { lettersText } from "../../text/letters.ts";
import { trpc } from "../../trpc.ts";
import { findDraft } from "../../ui/form/drafts.ts";
import { EventForm } from "../../ui/form/event-form.tsx";
import type { FormWords } from "../../ui/form/texts.ts";
import { notify } from "../../ui/notices.tsx";
import { Alert, Await, problemText, SendProblem } from "../../ui/states.tsx";
import { newId } from "../../uuid.ts";
import { useWorkflows } from "../../workflows.ts";
import { Addressees } from "./addressees.tsx";
import { bytesOf, saveFile } from "./file-bytes.ts";
import { letterDraftKey } from "./letter-draft.ts";
import { LetterPreview, type Preview } from "./letter-preview.tsx";

type Begun = Awaited<ReturnType<typeof trpc.documents.beginLetter.query>>;

interface LetterProps {
  caseId: string;
  template: string;
  version: number;
  /** Of which it becomes a further version. */
  document?: string | undefined;
}

export function LetterForm(props: LetterProps): JSX.Element {
  const begun = createRead(
    "documents",
    "beginLetter",
    () => askedBy(props),
    (input, signal) => trpc.documents.beginLetter.query(input, { signal }),
  );
  return <Await query={begun}>{(data) => <Writing {...props} begun={data()} />}</Await>;
}

const askedBy = ({ caseId, template, version, document }: LetterProps) => ({
  ...{ caseId, template, version },
  ...(document === undefined ? {} : { document }),
});

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function Writing(props: LetterProps & { begun: Begun }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<AppProblem>();
  const [preview, setPreview] = createSignal<Preview>();
  const [isBusy, setIsBusy] = createSignal(false);
  const ids = new Map<string, string>();
  const form = createMemo(() => props.begun.form, undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const draftKey = () => letterDraftKey(props.caseId, props.template, props.version, props.document);
  const words = (): FormWords => {
    const common = formWords(workflows, props.begun.kind);
    const { fields, sections, helps } = lettersText();
    return {
      ...common,
      fields: { ...common.fields, ...fields, ...props.begun.labels[language()] },
      sections: { ...common.sections, ...sections },
      help: { ...common.help, ...helps },
    };
  };
  const asked = (payload: JsonObject) => ({
    ...askedBy(props),
    payload: payload as Record<string, Json>,
  });

  /** Tells what went wrong, with the fields it is about. */
  function onFailure(error: unknown): readonly Problem[] {
    const found = readProblem(error);
    if (found.code === "UNAUTHORIZED") sessionLost();
    setProblem(found);
    return (found.details as { problems?: Problem[] } | undefined)?.problems ?? [];
  }

  async function busy<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (isBusy()) return undefined;
    setIsBusy(true);
    setProblem(undefined);
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      return undefined;
    } finally {
      setIsBusy(false);
    }
  }

  async function look(payload: JsonObject): Promise<Preview> {
    const told = await trpc.documents.previewLetter.mutate(asked(payload));
    const shown = { ...told, of: JSON.stringify(payload) };
    setPreview(shown);
    return shown;
  }

  async function take(payload: JsonObject): Promise<void> {
    const made = await trpc.documents.takeLetter.mutate(asked(payload));
    saveFile(made.fileName, docx, bytesOf(made.docx));
  }

  /** Attaches what was looked at; what gives reason to think is shown first, and attached when pressed again. */
  async function attach(payload: JsonObject, recorded: () => void): Promise<readonly Problem[] | undefined> {
    setProblem(undefined);
    try {
      const seen = preview();
      const known = seen?.of === JSON.stringify(payload) ? seen : undefined;
      const told = known ?? (await look(payload));
      if (told.namesAddress || told.tooLong) return [];
      const doubts = told.missing.length + told.others.length + told.undrawn.length;
      if (!known?.isAsked && doubts > 0) {
        setPreview({ ...told, isAsked: true });
        return [];
      }
      const said = props.document === undefined ? payload : { ...payload, documentId: props.document };
      const act = { caseId: props.caseId, event: { type: "ATTACH_DOCUMENT", payload: said }, occurredOn: desk().today };
      const once = findDraft(draftKey())?.once;
      const text = JSON.stringify(payload);
      const commandId = (once && (await idOf(once, act))) || ids.get(text) || newId();
      ids.set(text, commandId);
      const incomplete = told.missing.length > 0;
      const expectedSeq = props.begun.seq;
      await trpc.documents.attachLetter.mutate({ ...asked(payload), commandId, expectedSeq, incomplete });
      recorded();
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      notify(lettersText().attached);
      navigate(links.case(props.caseId));
      return undefined;
    } catch (error) {
      return onFailure(error);
    }
  }

  return (
    <>
      <div class="page-head">
        <div>
          <p class="page-kicker">
            {workflows.name(props.begun.kind)} · <span class="number">{props.begun.number}</span>
          </p>
          <h1>{props.begun.name[language()]}</h1>
        </div>
        <A class="small-text" href={links.letter(props.caseId)}>
          {lettersText().toTemplates}
        </A>
      </div>
      <Show when={props.begun.addressIsProtected}>
        <Alert kind="warning">{lettersText().protectedAddress}</Alert>
      </Show>
      <section class="card-box form-page letter-form">
        <p class="muted">{lettersText().known}</p>
        <Show when={props.begun.nextVersion}>{(next) => <p>{lettersText().becomes(next())}</p>}</Show>
        <EventForm
          form={form()}
          words={words()}
          draftKey={draftKey()}
          around={{ today: desk().today, state: "", context: {}, head: {} }}
          initial={props.begun.initial}
          name={props.begun.name[language()]}
          submitLabel={lettersText().attach}
          withoutDay
          ahead={(model) => <Addressees proposed={props.begun.proposed} model={model} />}
          onRecord={(payload, _, recorded) => attach(payload, recorded)}
          alsoDo={(read) => (
            <>
              <button
                type="button"
                class="btn btn-outline-primary"
                aria-disabled={isBusy()}
                onClick={() => {
                  const payload = read();
                  if (payload) void busy(() => look(payload));
                }}
              >
                {lettersText().look}
              </button>
              <Show when={may(desk(), "exports")}>
                <button
                  type="button"
                  class="btn btn-outline-primary"
                  aria-disabled={isBusy()}
                  onClick={() => {
                    const payload = read();
                    if (payload) void busy(() => take(payload));
                  }}
                >
                  {lettersText().take}
                </button>
              </Show>
            </>
          )}
        />
        <SendProblem of={problem()} say={letterProblem} />
        <LetterPreview preview={preview()} />
      </section>
    </>
  );
}

function letterProblem(found: AppProblem): string {
  const reason = (found.details as { reason?: unknown } | undefined)?.reason;
  if (reason === "letterNamesAddress") return lettersText().namesAddress;
  return reason === "letterTooLong" ? lettersText().tooLong : problemText(found);
}
