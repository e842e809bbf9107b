// The individual project of a case as one page to read and print: the person's own words, goals with what became of them, actions
// with their cost, commitments, signatures and copies, reviews, and the money. What is corrected stands corrected.
import { A, useParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show, Suspense } from "solid-js";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { lettersText } from "../text/letters.ts";
import { projectText } from "../text/project.ts";
import { trpc } from "../trpc.ts";
import { formatCents, formatDay } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";
import { standIn } from "./approved-stand.ts";
import { BesideHead, createCaseBeside } from "./beside-case.tsx";
import { documentFacts, type ShownDocument, Signatures } from "./documents/documents-card.tsx";
import { createPrinting, PrintButton, PrintHead } from "./print-sheet.tsx";
import { Said } from "./project/said.tsx";
import { ActionTable, GoalTable } from "./project/tables.tsx";
import { type ProjectVersion, projectVersions, rowsIn, textIn } from "./project/versions.ts";

const BudgetCard = latePart(() => import("./budget-card.tsx"));

type Acts = Awaited<ReturnType<typeof trpc.cases.getProject.query>>;

export default function ProjectPage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const printing = createPrinting();
  const { view, content, named } = createCaseBeside(() => params.caseId);
  const project = createRead(
    "cases",
    "getProject",
    () => (content() ? { caseId: params.caseId } : undefined),
    (input, signal) => trpc.cases.getProject.query(input, { signal }),
  );
  const documents = createRead(
    "documents",
    "list",
    () => ((content()?.documents.count ?? 0) > 0 ? { caseId: params.caseId } : undefined),
    (input, signal) => trpc.documents.list.query(input, { signal }),
  );
  const papers = () =>
    (documents.isLoading ? [] : (documents.data?.documents ?? [])).filter(({ kind }) =>
      ["project", "agreement"].includes(kind),
    );
  return (
    <>
      <PrintHead
        printing={printing}
        title={projectText().title}
        about={[named()?.name].filter((name) => name !== undefined)}
      />
      <BesideHead caseId={params.caseId} of={named()} title={projectText().title}>
        <Show when={content()?.documents.classes.includes("social")}>
          <A class="btn btn-outline-primary small" href={links.letter(params.caseId, "individual-project")}>
            {projectText().toLetter}
          </A>
        </Show>
        <PrintButton caseId={params.caseId} printing={printing} label={projectText().print} />
      </BesideHead>
      <Await query={view}>
        {() => (
          <Show when={content()} fallback={<p class="muted">{projectText().cannot}</p>}>
            {(one) => (
              <Await query={project}>
                {(data) => <Project view={one()} acts={data().acts} names={data().names} papers={papers()} />}
              </Await>
            )}
          </Show>
        )}
      </Await>
    </>
  );
}

interface ProjectProps {
  view: ContentCase;
  acts: Acts["acts"];
  names: Record<string, string>;
  papers: readonly ShownDocument[];
}

function Project(props: ProjectProps): JSX.Element {
  const versions = createMemo(() => projectVersions(props.acts));
  const [chosen, setChosen] = createSignal<number>();
  const shown = () => versions().find(({ draft }) => draft.seq === chosen()) ?? versions()[0];
  return (
    <Show when={shown()} fallback={<Empty title={projectText().none}>{""}</Empty>}>
      {(version) => (
        <>
          <Show when={versions().length > 1}>
            <div class="filters no-print">
              <label>
                {projectText().version}
                <select onChange={(event) => setChosen(Number(event.currentTarget.value))}>
                  <For each={versions()}>
                    {({ draft }, i) => (
                      <option value={draft.seq} selected={draft.seq === version().draft.seq}>
                        {projectText().versionOf(formatDay(draft.occurredOn))}
                        {i() === 0 ? ` (${projectText().current})` : ""}
                      </option>
                    )}
                  </For>
                </select>
              </label>
            </div>
          </Show>
          <ProjectBody {...props} version={version()} isCurrent={version().draft.seq === versions()[0]?.draft.seq} />
        </>
      )}
    </Show>
  );
}

function ProjectBody(props: ProjectProps & { version: ProjectVersion; isCurrent: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const kind = () => props.view.kind;
  const values = (): JsonObject => props.version.draft.values;
  const option = (field: string, value: Json | undefined) =>
    typeof value === "string" ? workflows.option(kind(), field, value) : "";
  const nameOf = (id: string) => props.names[id] ?? "";
  const pact = () => [
    { title: projectText().personCommits, text: textIn(values(), "personCommitsText") },
    { title: projectText().serviceCommits, text: textIn(values(), "serviceCommitsText") },
    { title: projectText().verifyOn, text: formatDay(textIn(values(), "verifyOn")) },
    {
      title: projectText().recipients,
      text: rowsIn(values(), "recipients")
        .map((row) => {
          const data = Array.isArray(row.dataShared) ? row.dataShared.map((one) => option("dataShared", one)) : [];
          return `${option("recipient", row.recipient)}: ${data.join(", ").toLowerCase()}`;
        })
        .join("\n"),
    },
  ];
  const budget = () => {
    const { budget: lines, project } = props.view.context;
    if (!props.isCurrent || !Array.isArray(lines) || lines.length === 0) return undefined;
    const cents = isObject(project) && typeof project.costCents === "number" ? { projectCents: project.costCents } : {};
    return { lines, stand: standIn(props.view.context), ...cents };
  };
  return (
    <>
      <section class="card-box" aria-labelledby="project-words">
        <h2 id="project-words">{projectText().words}</h2>
        <StandingLines version={props.version} nameOf={nameOf} />
        <Said of={props.version.draft} kind={kind()} fields={["ownWords"]} />
        <Show when={textIn(values(), "disagreementText")}>
          <h3>{projectText().disagreement}</h3>
          <Said of={props.version.draft} kind={kind()} fields={["disagreementText"]} />
        </Show>
      </section>
      <section class="card-box" aria-labelledby="project-goals">
        <h2 id="project-goals">{projectText().goals}</h2>
        <GoalTable version={props.version} option={option} />
      </section>
      <section class="card-box" aria-labelledby="project-actions">
        <h2 id="project-actions">{projectText().actions}</h2>
        <ActionTable version={props.version} option={option} />
      </section>
      <section class="card-box" aria-labelledby="project-pact">
        <h2 id="project-pact">{projectText().pact}</h2>
        <dl class="facts">
          <For each={pact().filter(({ text }) => text !== "")}>
            {({ title, text }) => (
              <div classList={{ long: text.length > 70 }}>
                <dt>{title}</dt>
                <dd class="pre">{text}</dd>
              </div>
            )}
          </For>
        </dl>
      </section>
      <SignaturesOf {...props} option={option} />
      <Show when={budget()}>
        {(one) => (
          <Suspense>
            <BudgetCard kind={kind()} today={props.view.today} {...one()} />
          </Suspense>
        )}
      </Show>
      <section class="card-box" aria-labelledby="project-reviews">
        <h2 id="project-reviews">{projectText().reviews}</h2>
        <Show when={props.version.reviews.length > 0} fallback={<p class="muted">{projectText().noReviews}</p>}>
          <ul class="document-list">
            <For each={props.version.reviews}>
              {(act) => (
                <li>
                  <strong>
                    {(act.type === "CLOSE" ? projectText().closing : projectText().review)(
                      formatDay(act.occurredOn),
                      nameOf(act.actor),
                    )}
                  </strong>
                  <Said of={act} kind={kind()} fields={["reviewText", "closingText"]} />
                  <Show when={textIn(act.values, "personSaysText")}>
                    <p class="small-text muted">{projectText().personSays}</p>
                    <Said of={act} kind={kind()} fields={["personSaysText"]} />
                  </Show>
                  <ul class="plain-list small-text">
                    <For each={rowsIn(act.values, "goalReviews")}>
                      {(row) => (
                        <li>
                          {[
                            projectText().goalNo(Number(row.goal)),
                            option("goalOutcome", row.goalOutcome),
                            textIn(row, "goalNoteText"),
                          ]
                            .filter(Boolean)
                            .join(" · ")}
                        </li>
                      )}
                    </For>
                  </ul>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </>
  );
}

/** Who wrote, approved and signed it, or that somebody would not. */
function StandingLines(props: { version: ProjectVersion; nameOf: (id: string) => string }): JSX.Element {
  const { draft } = props.version;
  const lines = () => {
    const { approval, signing, refusal, costCents } = props.version;
    return [
      projectText().drafted(formatDay(draft.occurredOn), props.nameOf(draft.actor)),
      approval
        ? projectText().approved(
            formatDay(approval.occurredOn),
            props.nameOf(approval.actor),
            typeof approval.values.approvedCents === "number" ? formatCents(approval.values.approvedCents) : "",
          )
        : costCents > 0
          ? projectText().notApproved
          : "",
      refusal ? projectText().refused(formatDay(refusal.occurredOn)) : "",
      signing
        ? (props.version.signedAlone ? projectText().signedAlone : projectText().signed)(formatDay(signing.occurredOn))
        : projectText().notSigned,
    ];
  };
  return <p class="muted small-text">{lines().filter(Boolean).join(" ")}</p>;
}

function SignaturesOf(
  props: ProjectProps & {
    version: ProjectVersion;
    option: (field: string, value: Json | undefined) => string;
  },
): JSX.Element {
  const workflows = useWorkflows();
  const rows = () => rowsIn(props.version.signing?.values ?? {}, "signatures");
  return (
    <section class="card-box" aria-labelledby="project-signatures">
      <h2 id="project-signatures">{projectText().signatures}</h2>
      <Show when={rows().length + props.papers.length > 0} fallback={<p class="muted">{projectText().noSignatures}</p>}>
        <ul class="plain-list">
          <For each={rows()}>
            {(row) => (
              <li>
                {textIn(row, "signerName")}{" "}
                <span class="muted">
                  {[
                    props.option("signerQuality", row.signerQuality),
                    props.option("signedHow", row.signedHow),
                    formatDay(textIn(row, "signedOn")),
                    textIn(row, "witnesses") ? projectText().witnesses(textIn(row, "witnesses")) : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.papers.length > 0}>
        <h3>{projectText().documents}</h3>
        <ul class="document-list">
          <For each={props.papers}>
            {(one) => (
              <li>
                <strong>{one.title || lettersText().title}</strong>
                <p class="small-text muted">{documentFacts(workflows, props.view.kind, one).join(" · ")}</p>
                <ul class="plain-list small-text">
                  <Signatures document={one} kind={props.view.kind} />
                </ul>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
