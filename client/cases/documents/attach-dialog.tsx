// Attaching a file, or a further version of a document: which file, what it is, how confidential. What was chosen stays when the
// server does not answer, and sending it again records it once.
import { createSignal, type JSX, Show } from "solid-js";
import { documentKinds, type FileClass, mediaTypes, mostFileBytes } from "../../../workflows/kernel/document.ts";
import { readProblem } from "../../problem.ts";
import { queryClient } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { documentsText } from "../../text/documents.ts";
import { shellText } from "../../text/shell.ts";
import { Choice } from "../../ui/choice.tsx";
import { DayInput } from "../../ui/day-input.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { type FileToKeep, fetchKeeper, keepFile } from "../../ui/form/waiting.ts";
import { notify } from "../../ui/notices.tsx";
import { problemText, SendProblem } from "../../ui/states.tsx";
import { newId } from "../../uuid.ts";
import { useWorkflows } from "../../workflows.ts";
import { CertificateAdvice } from "./certificate-advice.tsx";
import { refusedWords, sendFile } from "./send-file.ts";
import { sizeText } from "./size-text.ts";

export interface AttachProps {
  caseId: string;
  kind: string;
  seq: number;
  subject?: string | undefined;
  /** Under which this reader may attach. */
  classes: readonly FileClass[];
  /** The document this is a version of. */
  document?: { id: string; kind: string; class: FileClass; title: string; isSigned: boolean } | undefined;
  /** Present where the person's declaration of a fact may be recorded instead. */
  onDeclare?: ((fact: string) => void) | undefined;
  onClose: () => void;
}

export default function AttachDialog(props: AttachProps): JSX.Element {
  const workflows = useWorkflows();
  const [file, setFile] = createSignal<File>();
  const [kind, setKind] = createSignal<string | undefined>(props.document?.kind);
  const [fileClass, setFileClass] = createSignal<string | undefined>(
    props.document?.class ?? (props.classes.includes("social") ? "social" : props.classes[0]),
  );
  const [title, setTitle] = createSignal(props.document?.title ?? "");
  const [documentOn, setDocumentOn] = createSignal<string>();
  const [signedCopy, setSignedCopy] = createSignal(props.document?.isSigned === true);
  const [share, setShare] = createSignal<number>();
  const [failed, setFailed] = createSignal<unknown>();
  const [missing, setMissing] = createSignal<string>();
  let commandId: { of: string; id: string } | undefined;
  void fetchKeeper();

  const option = (field: string, value: string) => workflows.option(props.kind, field, value);

  function choose(chosen: File | undefined): void {
    setFile(chosen);
    setMissing(chosen && chosen.size > mostFileBytes ? shellText().errors.fileSize : undefined);
    if (chosen && title() === "") setTitle(chosen.name.replace(/\.[^.]+$/, ""));
  }

  async function attach(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (share() !== undefined) return;
    const [chosen, text] = [file(), documentsText()];
    if (!chosen) return void setMissing(text.chooseFile);
    if (chosen.size > mostFileBytes) return;
    if (!kind()) return void setMissing(text.chooseKind);
    if (title().trim() === "") return void setMissing(text.giveTitle);
    setMissing(undefined);
    setFailed(undefined);
    setShare(0);
    const about = {
      ...{ documentKind: kind(), documentClass: fileClass(), title: title().trim() },
      ...(props.document ? { document: props.document.id } : {}),
      ...(documentOn() ? { documentOn: documentOn() } : {}),
      ...(signedCopy() ? { signedCopy: true } : {}),
    };
    const of = JSON.stringify([about, chosen.name, chosen.size, chosen.lastModified]);
    if (commandId?.of !== of) commandId = { of, id: newId() };
    try {
      await sendFile(props.caseId, { ...about, commandId: commandId.id, expectedSeq: props.seq }, chosen, setShare);
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
      notify(caseText().recorded);
      props.onClose();
    } catch (error) {
      const waits = { ...about, commandId: commandId.id, title: about.title } as FileToKeep["about"];
      if (
        readProblem(error).code === "OFFLINE" &&
        (await keepFile({ caseId: props.caseId, about: waits, file: chosen }))
      ) {
        notify(shellText().files.kept);
        return props.onClose();
      }
      setFailed(() => error);
      setShare(undefined);
    }
  }

  return (
    <Dialog
      open
      title={props.document ? documentsText().newVersion : documentsText().attach}
      subject={[props.document?.title, props.subject].filter(Boolean).join(" · ")}
      onClose={props.onClose}
    >
      <form class="attach-form" onSubmit={(event) => void attach(event)} novalidate>
        <SendProblem
          of={failed()}
          say={(error) => refusedWords(workflows, props.kind, error) ?? problemText(readProblem(error))}
        />
        <SendProblem of={missing()} />
        <div class="field">
          <label for="attach-file">{documentsText().file}</label>
          <div class="field-help" id="attach-file-help">
            {documentsText().fileHelp(sizeText(mostFileBytes))}
          </div>
          <input
            id="attach-file"
            data-first
            class="form-control"
            type="file"
            accept={mediaTypes.join(",")}
            aria-describedby="attach-file-help"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </div>
        <Show when={!props.document}>
          <Choice
            label={workflows.field(props.kind, "documentKind")}
            value={kind()}
            none={documentsText().chooseOne}
            options={documentKinds.map((value) => ({ value, label: option("documentKind", value) }))}
            onChoose={setKind}
          />
          <Choice
            label={workflows.field(props.kind, "documentClass")}
            value={fileClass()}
            options={props.classes.map((value) => ({ value, label: option("documentClass", value) }))}
            onChoose={setFileClass}
          />
          <p class="field-help">{documentsText().classHelp}</p>
        </Show>
        <CertificateAdvice kind={props.kind} documentKind={kind()} caseId={props.caseId} onDeclare={props.onDeclare} />
        <div class="field">
          <label for="attach-title">{workflows.field(props.kind, "documentTitle")}</label>
          <input
            id="attach-title"
            class="form-control"
            maxLength={200}
            autocomplete="off"
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
        <DayInput
          label={`${workflows.field(props.kind, "documentOn")} (${shellText().optional})`}
          value={documentOn()}
          onChoose={setDocumentOn}
        />
        <Show when={props.document}>
          <div class="form-check">
            <input
              id="attach-signed"
              type="checkbox"
              checked={signedCopy()}
              disabled={props.document?.isSigned}
              onChange={(event) => setSignedCopy(event.currentTarget.checked)}
            />
            <label for="attach-signed">{workflows.field(props.kind, "signedCopy")}</label>
          </div>
        </Show>
        <div class="toolbar">
          <button type="submit" class="btn btn-primary" aria-disabled={share() !== undefined}>
            {documentsText().attachNow}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
            {shellText().cancel}
          </button>
          <Show when={share() !== undefined}>
            <span role="status">{documentsText().sending(Math.round((share() ?? 0) * 100))}</span>
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
