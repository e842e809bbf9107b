// One case: who, in which step, what can be done, what falls due, what is missing, what happened.
import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Match, onCleanup, onMount, Show, Suspense, Switch } from "solid-js";
import { pageOfAct } from "../case-doors.ts";
import { caseAsked, readCase } from "../case-read.ts";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { contactsText } from "../text/contacts.ts";
import { diaryText } from "../text/diary.ts";
import { documentsText } from "../text/documents.ts";
import { folderText } from "../text/folder.ts";
import { historyText } from "../text/history.ts";
import { language } from "../text/language.ts";
import { lettersText } from "../text/letters.ts";
import { pastText } from "../text/past.ts";
import { trpc } from "../trpc.ts";
import { ExportButtons } from "../ui/export-buttons.tsx";
import { fetchSoon } from "../ui/fetched-ahead.ts";
import { addressMinute } from "../ui/format.ts";
import { whenIdle } from "../ui/idle.ts";
import { latePart } from "../ui/late-part.tsx";
import { PastBar } from "../ui/past-bar.tsx";
import { Alert, Await } from "../ui/states.tsx";
import { useWorkflows, type Workflows } from "../workflows.ts";
import { openActOfAddress } from "./act-in-address.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { ActionPanel, type Chosen, type ContentCase } from "./action-panel.tsx";
import { AskedList } from "./asked-list.tsx";
import { CaseHead, contentOf, nameOf, type SkeletonCase } from "./case-head.tsx";
import { createCaseKeys, WalkLine } from "./case-keys.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { DeadlineList } from "./deadline-list.tsx";
import { EmergencyOpening } from "./emergency.tsx";
import { FactsCard } from "./facts-card.tsx";
import { GivenCards } from "./given-cards.tsx";
import { PendingCorrections } from "./mending/pending-corrections.tsx";
import { UndoBar } from "./mending/undo-bar.tsx";
import { officeName } from "./office-name.ts";
import { PathFold } from "./path-fold.tsx";
import { RelationsFold } from "./person/relations-fold.tsx";
import { RightsFold } from "./person/rights-fold.tsx";
import { termOfRecord } from "./term-of-record.ts";
import { isOverHousehold, WaysBack } from "./ways-back.tsx";
import { WhySeen } from "./why-seen.tsx";

const PresenceLine = latePart(() => import("./presence-line.tsx"));
const ContactToUse = latePart(() => import("./person/contact-to-use.tsx"));
const DeathNotice = latePart(() => import("./person/death-notice.tsx"));
const HouseholdQuestion = latePart(() => import("./person/household-question.tsx"));
const DocumentsCard = latePart(() => import("./documents/documents-card.tsx"));
const CorrectionDialog = latePart(() => import("./mending/correction-dialog.tsx"), { wanted: true });

type CaseView = Awaited<ReturnType<typeof trpc.cases.getCase.query>>;

export default function CasePage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const at = () => addressMinute(search.at);
  const view = createRead("cases", "getCase", () => caseAsked(params.caseId, search.at), readCase);
  const workflows = useWorkflows();
  onMount(() => onCleanup(whenIdle(fetchSoon)));
  const toMoment = (moment: string | undefined) => navigate(links.case(params.caseId, moment), { scroll: false });
  return (
    <>
      <Show when={at() !== undefined || skeletonOf(view.isPending ? undefined : view.data)}>
        <PastBar at={at()} onChange={toMoment} />
      </Show>
      <Await query={view}>
        {(data) => (
          <Switch>
            <Match when={data().level === "absent"}>
              <div class="page-head">
                <h1>{workflows.name(data().kind)}</h1>
              </div>
              <p class="muted">{pastText().absent}</p>
            </Match>
            <Match when={lineOf(data())}>
              {(line) => (
                <>
                  <div class="page-head">
                    <h1>{officeName(workflows, line().kind)}</h1>
                  </div>
                  <Alert kind="info" title={lineTitle(workflows, line())}>
                    <p>{caseText().lineHelp}</p>
                  </Alert>
                </>
              )}
            </Match>
            <Match when={skeletonOf(data())}>{(one) => <CaseFile view={one()} at={at()} />}</Match>
          </Switch>
        )}
      </Await>
      <EmergencyOpening caseId={params.caseId} error={view.error} />
    </>
  );
}

function lineTitle(workflows: Workflows, line: { kind: string; followedBy?: string }): string {
  const kind = officeName(workflows, line.kind);
  return line.followedBy === undefined ? caseText().line(kind) : caseText().followedBy(kind, line.followedBy);
}

const lineOf = (view: CaseView) => (view.level === "line" ? view : undefined);
const skeletonOf = (view: CaseView | undefined): SkeletonCase | undefined =>
  view?.level === "content" || view?.level === "skeleton" ? view : undefined;

/** With `at` the case as it was: everything is read, nothing is done. */
function CaseFile(props: { view: SkeletonCase; at: string | undefined }): JSX.Element {
  const desk = useDesk();
  const isNow = () => props.at === undefined;
  const navigate = useNavigate();
  const [chosen, setOpened] = createSignal<Chosen>();
  const setChosen = (act: Chosen | undefined) => {
    const page = act && pageOfAct(act.event, props.view.caseId);
    if (page) navigate(page);
    else setOpened(act);
  };
  const [corrected, setCorrected] = createSignal<{ seq: number; type: string }>();
  const workflows = useWorkflows();
  /** Possible acts that are about one of the open requests. */
  const requestActs = (view: ContentCase) =>
    view.actions.flatMap(({ event, possible }) => {
      const about = workflows.find(view.kind)?.events[event]?.aboutRequest;
      return possible && about ? [{ event, ...about }] : [];
    });
  const aboutTerm = (id: string) =>
    props.view.level === "content"
      ? termOfRecord(id, props.view, (role) => workflows.option("person", "actRole", role))
      : undefined;
  createCaseKeys(
    () => props.view.caseId,
    () => (isNow() ? contentOf(props.view) : undefined),
    setChosen,
  );
  openActOfAddress(() => (isNow() ? contentOf(props.view) : undefined), setChosen);
  const withDocuments = () => {
    const content = isNow() ? contentOf(props.view) : undefined;
    return content && (content.documents.count > 0 || content.documents.classes.length > 0) ? content : undefined;
  };
  /** Of whom the case is about, where the reader knows who that is. */
  const rightsOf = () => {
    const { personId } = props.view.head;
    return contentOf(props.view) && personId && props.view.names[personId] ? personId : undefined;
  };
  const mayRecord = (event: string) =>
    contentOf(props.view)?.actions.some((one) => one.event === event && one.possible) === true;
  return (
    <>
      <Show when={isNow()}>
        <WalkLine caseId={props.view.caseId} />
      </Show>
      <CaseHead view={props.view} isNow={isNow()} />
      <Show when={isNow() && contentOf(props.view)}>
        <Suspense>
          <PresenceLine caseId={props.view.caseId} isWriting={chosen() !== undefined || corrected() !== undefined} />
        </Suspense>
      </Show>
      <Show when={contentOf(props.view)?.death && contentOf(props.view)}>
        {(content) => (
          <Suspense>
            <DeathNotice view={content()} onChoose={isNow() ? setChosen : undefined} />
          </Suspense>
        )}
      </Show>
      <Show when={isNow() && contentOf(props.view)}>
        {(content) => (
          <>
            <UndoBar view={content()} />
            <Show when={content().household?.asks}>
              <Suspense>
                <HouseholdQuestion view={content()} onChoose={setChosen} />
              </Suspense>
            </Show>
          </>
        )}
      </Show>
      <div class="columns case-columns">
        <div>
          <Show when={isNow() && rightsOf()} keyed>
            {(personId) => (
              <section class="card-box" aria-labelledby="reach-title">
                <h2 id="reach-title">{contactsText().howToReach}</h2>
                <Suspense>
                  <ContactToUse personId={personId} name={nameOf(props.view)} withOthers />
                </Suspense>
              </section>
            )}
          </Show>
          <Show when={contentOf(props.view)} fallback={<p class="muted">{caseText().skeletonHelp}</p>}>
            {(content) => <FactsCard view={content()} isNow={isNow()} {...(isNow() ? { onChoose: setChosen } : {})} />}
          </Show>
          <Show when={contentOf(props.view)}>
            {(content) => <GivenCards view={content()} at={props.at} onChoose={setChosen} />}
          </Show>
          <Show when={withDocuments()}>
            {(content) => (
              <section class="card-box" aria-labelledby="documents-title">
                <div class="toolbar spread">
                  <h2 id="documents-title">{documentsText().title}</h2>
                  <Show when={content().documents.classes.length > 0}>
                    <A class="small-text no-print" href={links.letter(content().caseId)}>
                      {lettersText().write}
                    </A>
                  </Show>
                </div>
                <Suspense>
                  <DocumentsCard
                    count={content().documents.count}
                    caseId={content().caseId}
                    kind={content().kind}
                    seq={content().seq}
                    subject={[nameOf(props.view), props.view.number].filter(Boolean).join(" · ")}
                    onAct={(event, initial) => setChosen({ event, initial })}
                    mayDeclare={mayRecord("DECLARE_FACT")}
                  />
                </Suspense>
              </section>
            )}
          </Show>
          <Show when={isNow() && rightsOf()} keyed>
            {(personId) => (
              <>
                <RelationsFold personId={personId} />
                <RightsFold personId={personId} />
              </>
            )}
          </Show>
          <PathFold caseId={props.view.caseId} at={props.at} />
        </div>
        <div>
          <section class="card-box" aria-labelledby="timeline-title">
            <div class="toolbar spread">
              <h2 id="timeline-title">{caseText().timeline}</h2>
              <span class="toolbar">
                <Show when={contentOf(props.view)}>
                  <A class="small-text" href={links.diary(props.view.caseId)}>
                    {diaryText().toDiary}
                  </A>
                  <A class="small-text" href={links.folder(props.view.caseId)}>
                    {folderText().toFolder}
                  </A>
                </Show>
                <A class="small-text" href={links.caseHistory(props.view.caseId)}>
                  {historyText().toLog}
                </A>
              </span>
            </div>
            <CaseTimeline
              caseId={props.view.caseId}
              kind={props.view.kind}
              at={props.at}
              {...(isNow() && contentOf(props.view) ? { onCorrect: setCorrected } : {})}
            />
            <Show when={corrected() && contentOf(props.view)}>
              {(content) => (
                <Show when={corrected()} keyed>
                  {(entry) => (
                    <Suspense>
                      <CorrectionDialog
                        view={content()}
                        seq={entry.seq}
                        type={entry.type}
                        onClose={() => setCorrected(undefined)}
                      />
                    </Suspense>
                  )}
                </Show>
              )}
            </Show>
          </section>
        </div>
        <aside>
          <Show when={contentOf(props.view)}>
            {(content) => (
              <>
                <Show when={isNow()}>
                  <PendingCorrections view={content()} onChoose={setChosen} />
                  <Show
                    when={isOverHousehold(content())}
                    fallback={<ActionPanel view={content()} onChoose={setChosen} />}
                  >
                    <WaysBack view={content()} onChoose={setChosen} />
                  </Show>
                </Show>
                <AskedList
                  kind={content().kind}
                  today={props.view.today}
                  asked={content().asked}
                  deadlines={content().deadlines}
                  acts={requestActs(content())}
                  onAct={(event, initial) => setChosen({ event, initial })}
                />
                <ActionDialog
                  view={content()}
                  chosen={chosen()}
                  subject={[nameOf(props.view), props.view.number].filter(Boolean).join(" · ")}
                  onClose={() => setChosen(undefined)}
                />
              </>
            )}
          </Show>
          <section class="card-box comes-second" aria-labelledby="deadlines-title">
            <div class="toolbar spread">
              <h2 id="deadlines-title">{caseText().deadlines}</h2>
              <Show when={isNow() && props.view.deadlines.length > 0 && may(desk(), "exports")}>
                <ExportButtons
                  label={caseText().deadlines}
                  ask={(format) =>
                    trpc.cases.exportTerms.mutate({ caseId: props.view.caseId, format, locale: language() })
                  }
                  problem={readProblem}
                />
              </Show>
            </div>
            <DeadlineList
              kind={props.view.kind}
              today={props.view.today}
              deadlines={props.view.deadlines}
              about={aboutTerm}
              mayRecord={mayRecord}
              onAct={(event, initial) => setChosen({ event, initial })}
            />
          </section>
          <WhySeen view={props.view} />
        </aside>
      </div>
    </>
  );
}
