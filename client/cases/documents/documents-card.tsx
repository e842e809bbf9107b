// The documents of a case: what each is, its versions, protocol, signatures and copies; what may be done with it beside it. Opened
// when somebody looks at them, since that is recorded.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Json } from "../../../workflows/kernel/json.ts";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { documentsText } from "../../text/documents.ts";
import { language } from "../../text/language.ts";
import { lettersText } from "../../text/letters.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { latePart } from "../../ui/late-part.tsx";
import { Await } from "../../ui/states.tsx";
import { useWorkflows, type Workflows } from "../../workflows.ts";
import { fileAddress } from "./send-file.ts";
import { sizeText } from "./size-text.ts";

const AttachDialog = latePart(() => import("./attach-dialog.tsx"), { wanted: true });

type Listed = Awaited<ReturnType<typeof trpc.documents.list.query>>;
export type ShownDocument = Listed["documents"][number];

export interface DocumentsProps {
  caseId: string;
  kind: string;
  seq: number;
  subject?: string | undefined;
  onAct: (event: string, initial: Record<string, Json>) => void;
  /** What the person declares may be recorded. */
  mayDeclare?: boolean;
}

/** Folded until somebody wants to see them. */
export default function DocumentsCard(props: DocumentsProps & { count: number }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{props.count > 0 ? documentsText().look(props.count) : documentsText().attach}</summary>
      <p class="muted small-text no-print">{documentsText().lookHelp}</p>
      <Show when={isOpen()}>
        <DocumentList {...props} />
      </Show>
    </details>
  );
}

function DocumentList(props: DocumentsProps): JSX.Element {
  const documents = createRead(
    "documents",
    "list",
    () => ({ caseId: props.caseId }),
    (input, signal) => trpc.documents.list.query(input, { signal }),
  );
  const [attached, setAttached] = createSignal<{ document?: ShownDocument }>();
  const about = () => {
    const document = attached()?.document;
    if (!document) return undefined;
    const isSigned = document.signatures.some((one) => !one.refused);
    return { id: document.id, kind: document.kind, class: document.class, title: document.title, isSigned };
  };
  return (
    <Await query={documents}>
      {(data) => (
        <>
          <Show when={data().documents.length > 0} fallback={<p class="muted">{documentsText().none}</p>}>
            <ul class="document-list">
              <For each={data().documents}>
                {(one) => (
                  <DocumentItem
                    document={one}
                    caseId={props.caseId}
                    kind={props.kind}
                    acts={[...data().acts, ...postingsFor(one, data().postingActs)]}
                    mayAttach={data().classes.includes(one.class)}
                    onAct={props.onAct}
                    onVersion={() => setAttached({ document: one })}
                  />
                )}
              </For>
            </ul>
          </Show>
          <Show when={data().closed > 0}>
            <p class="muted small-text">
              {documentsText().closed(data().closed)}
              <Show when={data().closedLetters > 0}> {documentsText().closedLetters(data().closedLetters)}</Show>
            </p>
          </Show>
          <Show when={data().classes.length > 0}>
            <button type="button" class="btn btn-outline-primary small no-print" onClick={() => setAttached({})}>
              {documentsText().add}
            </button>
          </Show>
          <Show when={attached()} keyed>
            <AttachDialog
              caseId={props.caseId}
              kind={props.kind}
              seq={props.seq}
              subject={props.subject}
              classes={data().classes}
              document={about()}
              onDeclare={
                props.mayDeclare
                  ? (fact) => {
                      setAttached(undefined);
                      props.onAct("DECLARE_FACT", { fact });
                    }
                  : undefined
              }
              onClose={() => setAttached(undefined)}
            />
          </Show>
        </>
      )}
    </Await>
  );
}

const termOf = ({ deadline }: { deadline?: string }): Record<string, Json> => (deadline ? { deadline } : {});

/** What is known of its sending goes into the form of what became of it. */
function initialOf(event: string, { id, postings, protocolNumber, protocolOn }: ShownDocument): Record<string, Json> {
  const known = { ...(protocolNumber ? { protocolNumber } : {}), ...(protocolOn ? { protocolOn } : {}) };
  const sent = postings.findLast(({ what }) => what === "sent");
  if (event === "RECORD_SENDING") return { documentId: id, ...known };
  if (event === "RECORD_RETURN") return { documentId: id, ...(sent ? termOf(sent) : {}) };
  if (event !== "RECORD_DELIVERY") return { documentId: id };
  return {
    ...{ documentId: id, ...known },
    ...(sent ? { sentOn: sent.on, ...(sent.via ? { sentVia: sent.via } : {}), ...termOf(sent) } : {}),
  };
}

/** What may have become of it, as far as is known. */
function postingsFor({ postings }: ShownDocument, acts: readonly string[]): string[] {
  const last = postings.at(-1)?.what;
  const fits = last === "sent" ? ["RECORD_DELIVERY", "RECORD_RETURN"] : last === "delivered" ? [] : ["RECORD_SENDING"];
  return acts.filter((event) => fits.includes(event) || (last === "returned" && event === "RECORD_DELIVERY"));
}

/** What it is, how confidential, of which day, under which number. */
export function documentFacts(workflows: Workflows, kind: string, document: ShownDocument): string[] {
  const text = documentsText();
  return [
    workflows.option(kind, "documentKind", document.kind),
    workflows.option(kind, "documentClass", document.class),
    document.documentOn ? text.of(formatDay(document.documentOn)) : "",
    document.protocolNumber
      ? text.protocol(document.protocolNumber, document.protocolOn ? formatDay(document.protocolOn) : "")
      : "",
  ].filter(Boolean);
}

/** Who signed or would not, what became of it on its way, and who was given a copy: lines of a list. */
export function Signatures(props: { document: ShownDocument; kind: string }): JSX.Element {
  const workflows = useWorkflows();
  const option = (field: string, value: string) => workflows.option(props.kind, field, value);
  const postingText = ({ what, on, via = "", why = "", proof = "", deadline }: ShownDocument["postings"][number]) => {
    const text = documentsText();
    const said =
      what === "sent"
        ? text.sent(formatDay(on), option("sentVia", via))
        : what === "returned"
          ? text.returned(formatDay(on), option("returnReason", why))
          : text.delivered(formatDay(on), option("proofKind", proof));
    return deadline ? `${said} · ${text.ofTerm(workflows.deadline(props.kind, deadline))}` : said;
  };
  return (
    <>
      <For each={props.document.signatures}>
        {(one) => (
          <li>
            {one.refused
              ? documentsText().refused(one.signer, option("signerQuality", one.quality), formatDay(one.on))
              : documentsText().signed(one.signer, option("signerQuality", one.quality), formatDay(one.on))}{" "}
            <span class="muted">
              {[
                one.how ? option("signedHow", one.how) : "",
                one.witnesses ? documentsText().witnesses(one.witnesses) : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        )}
      </For>
      <For each={props.document.postings}>{(one) => <li>{postingText(one)}</li>}</For>
      <For each={props.document.copies}>
        {(one) => <li>{documentsText().copy(one.copyTo, formatDay(one.on), option("sentVia", one.via))}</li>}
      </For>
    </>
  );
}

/** The template to write it again with; what was signed is no longer rewritten. */
function rewritable({ versions, signatures }: ShownDocument): string | undefined {
  return signatures.some((one) => !one.refused) ? undefined : versions.at(-1)?.madeFrom?.id;
}

function DocumentItem(props: {
  document: ShownDocument;
  caseId: string;
  kind: string;
  acts: readonly string[];
  mayAttach: boolean;
  onAct: DocumentsProps["onAct"];
  onVersion: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const option = (field: string, value: string) => workflows.option(props.kind, field, value);
  return (
    <li>
      <strong>{props.document.title || documentsText().erased}</strong>
      <p class="small-text muted">{documentFacts(workflows, props.kind, props.document).join(" · ")}</p>
      <ul class="plain-list small-text">
        <For each={[...props.document.versions].reverse()}>
          {(version, i) => (
            <li>
              <Show when={!version.erased} fallback={documentsText().erased}>
                <a
                  href={fileAddress(props.caseId, props.document.id, version.seq, version.isShown)}
                  {...(version.isShown ? { target: "_blank", rel: "noopener" } : { download: version.fileName })}
                >
                  {documentsText().version(props.document.versions.length - i(), formatDay(version.on))}
                </a>
              </Show>{" "}
              <span class="muted">
                {[version.fileName, option("mediaType", version.mediaType), sizeText(version.bytes)]
                  .filter(Boolean)
                  .join(", ")}
                {version.signedCopy ? ` · ${documentsText().signedCopy}` : ""}
                <Show when={version.madeFrom}>
                  {(made) => ` · ${lettersText().madeFrom(made().name[language()], made().version)}`}
                </Show>
                {version.with ? ` · ${documentsText().givenWith(workflows.done(props.kind, version.with.type))}` : ""}
              </span>
            </li>
          )}
        </For>
        <Signatures document={props.document} kind={props.kind} />
      </ul>
      <div class="toolbar no-print">
        <Show when={props.mayAttach}>
          <button type="button" class="link-button small-text" onClick={() => props.onVersion()}>
            {documentsText().newVersion}
          </button>
          <Show when={rewritable(props.document)}>
            {(template) => (
              <A class="small-text" href={links.letterAgain(props.caseId, template(), props.document.id)}>
                {lettersText().again}
              </A>
            )}
          </Show>
        </Show>
        <For each={props.acts}>
          {(event) => (
            <button
              type="button"
              class="link-button small-text"
              onClick={() => props.onAct(event, initialOf(event, props.document))}
            >
              {workflows.event(props.kind, event)}
            </button>
          )}
        </For>
      </div>
    </li>
  );
}
