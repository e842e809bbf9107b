// The cartella sociale: who the person is, all procedures with state, owner and next term, one merged timeline, and the
// acts that keep the person's data current. New cases start here.
import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show, Suspense } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { contactsText } from "../text/contacts.ts";
import { householdsText } from "../text/households.ts";
import { papersText } from "../text/papers.ts";
import { payerText } from "../text/payer.ts";
import { relationsText } from "../text/relations.ts";
import { rightsText } from "../text/rights.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { addressMinute, ageOn, formatDay } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import { PastBar } from "../ui/past-bar.tsx";
import { Alert, Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { Chosen } from "./action-panel.tsx";
import { EmergencyOpening } from "./emergency.tsx";
import { officeName } from "./office-name.ts";
import { GoesOn } from "./person/goes-on.tsx";
import type { AskAct } from "./person/merge-asks.tsx";
import { MistakeNote } from "./person/mistake-note.tsx";
import { PersonAct } from "./person/person-act.tsx";
import { isRecordOver, PersonData } from "./person-data.tsx";
import { RecordTimeline } from "./record-timeline.tsx";

const PastRecord = latePart(() => import("./person/past-record.tsx"));
const MergedCard = latePart(() => import("./person/merged-card.tsx"));
const MergeAsksCard = latePart(() => import("./person/merge-asks.tsx"));
const AlikeCard = latePart(() => import("./person/alike-card.tsx"));
const ContactToUse = latePart(() => import("./person/contact-to-use.tsx"));
const ContactsCard = latePart(() => import("./person/contacts-card.tsx"));
const HouseholdCard = latePart(() => import("./person/household-card.tsx"));
const MistakeCard = latePart(() => import("./person/mistake-card.tsx"));
const PapersCard = latePart(() => import("./person/papers-card.tsx"));
const PayerCard = latePart(() => import("./person/payer-card.tsx"));
const RegisterCard = latePart(() => import("./person/register-card.tsx"));
const RelationsCard = latePart(() => import("./person/relations-card.tsx"));
const RightsCard = latePart(() => import("./person/rights-card.tsx"));

export type SocialRecord = Awaited<ReturnType<typeof trpc.people.getRecord.query>>;
type RecordCase = SocialRecord["cases"][number];

export default function RecordPage(): JSX.Element {
  const params = useParams<{ personId: string }>();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const at = () => addressMinute(search.at);
  const record = createRead(
    "people",
    "getRecord",
    () => (at() === undefined ? { personId: params.personId } : undefined),
    (input, signal) => trpc.people.getRecord.query(input, { signal }),
  );
  /** It was open here, and something recorded meanwhile, by oneself even, took it out of reach. */
  const isGone = () =>
    record.data !== undefined && record.error !== null && readProblem(record.error).code === "NOT_FOUND";
  const [corrected, setCorrected] = createSignal<{ seq: number; type: string }>();
  const [chosen, setChosen] = createSignal<Chosen>();
  const [undone, setUndone] = createSignal<{ personId: string; name: string }>();
  const [answered, setAnswered] = createSignal<AskAct>();
  const acting = () => {
    const of = undone();
    return of ? { ...of, chosen: { event: "UNMERGE" } } : answered();
  };
  const endAct = () => {
    setUndone(undefined);
    setAnswered(undefined);
  };
  const [takenBack, setTakenBack] = createSignal<{ personId: string; name: string }>();
  const takingBack = () => {
    const of = takenBack();
    return of && { ...of, chosen: { event: "NOT_A_MISTAKE" } };
  };
  return (
    <>
      <PastBar at={at()} onChange={(moment) => navigate(links.person(params.personId, moment), { scroll: false })} />
      <Show when={at()}>
        {(minute) => (
          <Suspense>
            <PastRecord personId={params.personId} at={minute()} />
          </Suspense>
        )}
      </Show>
      <Show when={at() === undefined && isGone()}>
        <Empty title={caseText().recordGone} level="h1">
          <p>{caseText().recordGoneHelp}</p>
          <A class="btn btn-primary" href="/">
            {shellText().errors.toHome}
          </A>
        </Empty>
      </Show>
      <Show when={at() === undefined && !isGone()}>
        <Await query={record}>
          {(data) => (
            <>
              <RecordHead record={data()} />
              <GoesOn record={data()} onUndo={setUndone} />
              <MistakeNote record={data()} onTakeBack={setTakenBack} />
              <div class="columns">
                <div>
                  <Procedures record={data()} />
                  <Suspense>
                    <MergedCard record={data()} onUndo={setUndone} />
                  </Suspense>
                  <Suspense>
                    <MergeAsksCard record={data()} onAct={setAnswered} />
                  </Suspense>
                  <Suspense>
                    <AlikeCard
                      personId={data().personId}
                      onApart={
                        data().mayRecord.includes("TELL_APART")
                          ? (other) => setChosen({ event: "TELL_APART", initial: { other } })
                          : undefined
                      }
                    />
                  </Suspense>
                  <section class="card-box" aria-labelledby="record-contacts">
                    <h2 id="record-contacts">{contactsText().title}</h2>
                    <Suspense>
                      <ContactsCard
                        personId={data().personId}
                        name={data().name}
                        onRecord={
                          data().mayRecord.includes("RECORD_CONTACT_POINT")
                            ? () => setChosen({ event: "RECORD_CONTACT_POINT" })
                            : undefined
                        }
                      />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-households">
                    <h2 id="record-households">{householdsText().title}</h2>
                    <Suspense>
                      <HouseholdCard personId={data().personId} />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-relations">
                    <h2 id="record-relations">{relationsText().title}</h2>
                    <Suspense>
                      <RelationsCard
                        personId={data().personId}
                        onRecord={
                          data().mayRecord.includes("RECORD_RELATION")
                            ? () => setChosen({ event: "RECORD_RELATION" })
                            : undefined
                        }
                      />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-rights">
                    <h2 id="record-rights">{rightsText().title}</h2>
                    <Suspense>
                      <RightsCard
                        personId={data().personId}
                        onRecord={
                          data().mayRecord.includes("RECORD_ACT") ? () => setChosen({ event: "RECORD_ACT" }) : undefined
                        }
                      />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-payer">
                    <h2 id="record-payer">{payerText().title}</h2>
                    <Suspense>
                      <PayerCard
                        personId={data().personId}
                        onAct={data().mayRecord.includes("CHECK_PAYER") ? (event) => setChosen({ event }) : undefined}
                      />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-papers">
                    <h2 id="record-papers">{papersText().title}</h2>
                    <Suspense>
                      <PapersCard
                        personId={data().personId}
                        mayRecord={data().mayRecord}
                        onAct={(event) => setChosen({ event })}
                      />
                    </Suspense>
                  </section>
                  <section class="card-box" aria-labelledby="record-timeline">
                    <h2 id="record-timeline">{caseText().timeline}</h2>
                    <RecordTimeline record={data()} onCorrect={setCorrected} />
                  </section>
                </div>
                <aside>
                  <Show when={!isRecordOver(data())}>
                    <NewCases personId={data().personId} />
                  </Show>
                  <PersonData
                    record={data()}
                    chosen={chosen()}
                    onChoose={setChosen}
                    corrected={corrected()}
                    onCorrected={() => setCorrected(undefined)}
                  />
                  <Show when={data().mayRecord.includes("CORRECT_PERSON")}>
                    <Suspense>
                      <RegisterCard
                        personId={data().personId}
                        mayRecord={data().mayRecord}
                        hasCode={data().fields.some((one) => one.field === "fiscalCode" && one.shown === "value")}
                        onAct={setChosen}
                      />
                    </Suspense>
                  </Show>
                  <Show when={data().mayRecord.includes("OPENED_BY_MISTAKE")}>
                    <Suspense>
                      <MistakeCard
                        personId={data().personId}
                        onMistake={() => setChosen({ event: "OPENED_BY_MISTAKE" })}
                      />
                    </Suspense>
                  </Show>
                </aside>
              </div>
            </>
          )}
        </Await>
      </Show>
      <PersonAct of={acting()} onClose={endAct} />
      <PersonAct of={takingBack()} onClose={() => setTakenBack(undefined)} />
      <EmergencyOpening caseId={params.personId} error={record.error} />
    </>
  );
}

function RecordHead(props: { record: SocialRecord }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const isDead = () => props.record.state === "deceased";
  /** Nobody grows older after the death. */
  const age = () => (isDead() ? undefined : ageOn(props.record.birthOn, desk().today));
  return (
    <div class="page-head">
      <div>
        <p class="page-kicker">{caseText().record}</p>
        <h1>{props.record.name || workflows.name("person")}</h1>
        <p class="muted">
          <Show when={props.record.birthOn}>
            {(on) => (
              <>
                {formatDay(on())}
                <Show when={age() !== undefined}> · {caseText().years(age() ?? 0)}</Show>
                {" · "}
              </>
            )}
          </Show>
          {comuneName(desk(), props.record.territory)}
        </p>
        <Suspense>
          <ContactToUse personId={props.record.personId} died={isDead()} />
        </Suspense>
      </div>
      <div class="toolbar">
        <Show when={props.record.state !== "identified"}>
          <span class="tag soon">{workflows.state("person", props.record.state)}</span>
        </Show>
        <Show when={props.record.protectedAddress}>
          <span class="tag court">{caseText().protectedPerson}</span>
        </Show>
      </div>
    </div>
  );
}

function Procedures(props: { record: SocialRecord }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const mayOpen = () => desk().openable.some((one) => workflows.find(one.kind)?.list === "cases");
  const open = () => props.record.cases.filter((one) => !one.closed);
  const closed = () => props.record.cases.filter((one) => one.closed);
  return (
    <section class="card-box comes-first" aria-labelledby="procedures">
      <h2 id="procedures">{caseText().procedures}</h2>
      <For each={props.record.lines}>
        {(kind) => <Alert kind="info">{caseText().line(officeName(workflows, kind))}</Alert>}
      </For>
      <For each={props.record.followers}>
        {(one) => <Alert kind="info">{caseText().followedBy(workflows.name(one.kind), one.name)}</Alert>}
      </For>
      <Show
        when={open().length > 0}
        fallback={
          <p class="muted">
            {caseText().noProcedures}{" "}
            <Show when={mayOpen() && !isRecordOver(props.record)}>{caseText().noProceduresHelp}</Show>
          </p>
        }
      >
        <ul class="row-list">
          <For each={open()}>{(one) => <Procedure record={props.record} one={one} />}</For>
        </ul>
      </Show>
      <Show when={closed().length > 0}>
        <details>
          <summary>{caseText().closedOnes(closed().length)}</summary>
          <ul class="row-list">
            <For each={closed()}>{(one) => <Procedure record={props.record} one={one} />}</For>
          </ul>
        </details>
      </Show>
    </section>
  );
}

function Procedure(props: { record: SocialRecord; one: RecordCase }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const isOverdue = () => props.one.dueOn !== undefined && props.one.dueOn < desk().today;
  return (
    <li>
      <A href={links.case(props.one.caseId)}>
        <strong>{workflows.name(props.one.kind)}</strong> <span class="number">{props.one.number}</span>
      </A>
      <span class="tag" classList={{ done: props.one.closed }}>
        {workflows.state(props.one.kind, props.one.state)}
      </span>
      <span class="muted">{props.record.names[props.one.assignee ?? ""] ?? caseText().unassigned}</span>
      <Show when={props.record.merged.find((other) => other.personId === props.one.of)}>
        {(other) => <span class="muted small-text">{caseText().fromRecord(other().name)}</span>}
      </Show>
      <Show when={props.one.dueOn}>
        {(dueOn) => (
          <span class="tag end" classList={{ late: isOverdue(), plain: !isOverdue() }}>
            {workflows.deadline(props.one.kind, props.one.dueTerm ?? "")}: {formatDay(dueOn())}
          </span>
        )}
      </Show>
    </li>
  );
}

function NewCases(props: { personId: string }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const kinds = () => desk().openable.filter((one) => workflows.find(one.kind)?.list === "cases");
  const [shown, setShown] = createSignal(false);
  return (
    <Show when={kinds().length > 0}>
      <section class="card-box comes-second no-print">
        <h2>{caseText().newFor}</h2>
        <div class="actions">
          <For each={shown() ? kinds() : kinds().slice(0, 4)}>
            {(one) => (
              <A class="btn btn-outline-primary" href={links.newCase(one.kind, props.personId)}>
                {workflows.event(one.kind, one.event)}
              </A>
            )}
          </For>
        </div>
        <Show when={!shown() && kinds().length > 4}>
          <button type="button" class="link-button" onClick={() => setShown(true)}>
            {caseText().moreKinds(kinds().length - 4)}
          </button>
        </Show>
      </section>
    </Show>
  );
}
