// "Scrivi una lettera": the templates a case offers, then the document being written. Its text is kept like that of any form until
// it is put on file.
import { A, useParams, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { language } from "../../text/language.ts";
import { lettersText } from "../../text/letters.ts";
import { trpc } from "../../trpc.ts";
import { Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { LetterForm } from "./letter-form.tsx";

type Offered = Awaited<ReturnType<typeof trpc.documents.listLetters.query>>;

export default function LetterPage(): JSX.Element {
  const params = useParams<{ caseId: string; template?: string }>();
  const [search] = useSearchParams();
  const document = () => (typeof search.document === "string" ? search.document : undefined);
  const offered = createRead(
    "documents",
    "listLetters",
    () => ({ caseId: params.caseId }),
    (input, signal) => trpc.documents.listLetters.query(input, { signal }),
  );
  return (
    <>
      <p class="no-print">
        <A href={links.case(params.caseId)}>{caseText().toCase}</A>
      </p>
      <Await query={offered}>
        {(templates) => (
          <Show
            when={templates().find((one) => one.id === params.template)}
            fallback={<Templates caseId={params.caseId} offered={templates()} />}
            keyed
          >
            {(one) => (
              <LetterForm caseId={params.caseId} template={one.id} version={one.version} document={document()} />
            )}
          </Show>
        )}
      </Await>
    </>
  );
}

function Templates(props: { caseId: string; offered: Offered }): JSX.Element {
  const forState = () => props.offered.filter((one) => one.isForState);
  const others = () => props.offered.filter((one) => !one.isForState);
  return (
    <>
      <div class="page-head">
        <h1>{lettersText().title}</h1>
      </div>
      <Show when={props.offered.length > 0} fallback={<p class="muted">{lettersText().none}</p>}>
        <p class="muted">{lettersText().help}</p>
        <TemplateList title={lettersText().forState} caseId={props.caseId} offered={forState()} />
        <TemplateList title={lettersText().others} caseId={props.caseId} offered={others()} />
      </Show>
    </>
  );
}

function TemplateList(props: { title: string; caseId: string; offered: Offered }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.offered.length > 0}>
      <section class="card-box" aria-label={props.title}>
        <h2>{props.title}</h2>
        <ul class="plain-list">
          <For each={props.offered}>
            {(one) => (
              <li>
                <A href={links.letter(props.caseId, one.id)}>{one.name[language()]}</A>{" "}
                <span class="muted small-text">
                  {workflows.option("case-intake", "documentKind", one.documentKind)}
                  {" · "}
                  {workflows.option("case-intake", "documentClass", one.documentClass)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
