// The record of a person as it was known at a minute: data, who signed, who paid, what was on paper. Nothing is done here.
import { type JSX, Show, Suspense } from "solid-js";
import { createRead } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { contactsText } from "../../text/contacts.ts";
import { householdsText } from "../../text/households.ts";
import { papersText } from "../../text/papers.ts";
import { pastText } from "../../text/past.ts";
import { payerText } from "../../text/payer.ts";
import { relationsText } from "../../text/relations.ts";
import { rightsText } from "../../text/rights.ts";
import { trpc } from "../../trpc.ts";
import { latePart } from "../../ui/late-part.tsx";
import { Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { ContentCase } from "../action-panel.tsx";
import { CaseFacts } from "../case-facts.tsx";
import { standsElsewhere } from "./stands-elsewhere.ts";

const ContactsCard = latePart(() => import("./contacts-card.tsx"));
const HouseholdCard = latePart(() => import("./household-card.tsx"));
const PapersCard = latePart(() => import("./papers-card.tsx"));
const PayerCard = latePart(() => import("./payer-card.tsx"));
const RelationsCard = latePart(() => import("./relations-card.tsx"));
const RightsCard = latePart(() => import("./rights-card.tsx"));

export default function PastRecord(props: { personId: string; at: string }): JSX.Element {
  const workflows = useWorkflows();
  const record = createRead(
    "cases",
    "getCase",
    () => ({ caseId: props.personId, at: props.at }),
    (input, signal) => trpc.cases.getCase.query(input, { signal }),
  );
  return (
    <Await query={record}>
      {(data) => {
        const content = () => {
          const view = data();
          return view.level === "content" ? view : undefined;
        };
        return (
          <Show
            when={content()}
            fallback={
              <>
                <h1>{workflows.name("person")}</h1>
                <p class="muted">{pastText().absent}</p>
              </>
            }
          >
            {(view) => (
              <>
                <div class="page-head">
                  <div>
                    <p class="page-kicker">{caseText().record}</p>
                    <h1>{nameIn(view().fields) || workflows.name("person")}</h1>
                    <span class="tag">{workflows.state("person", view().state)}</span>
                  </div>
                </div>
                <Card id="past-data" title={caseText().personData}>
                  <CaseFacts
                    kind="person"
                    context={view().context}
                    fields={view().fields.filter((one) => !standsElsewhere.has(one.field))}
                    names={view().names}
                    withoutNo
                  />
                </Card>
                <Card id="past-contacts" title={contactsText().title}>
                  <ContactsCard personId={props.personId} at={props.at} />
                </Card>
                <Card id="past-households" title={householdsText().title}>
                  <HouseholdCard personId={props.personId} at={props.at} />
                </Card>
                <Card id="past-relations" title={relationsText().title}>
                  <RelationsCard personId={props.personId} at={props.at} />
                </Card>
                <Card id="past-rights" title={rightsText().title}>
                  <RightsCard personId={props.personId} at={props.at} />
                </Card>
                <Card id="past-payer" title={payerText().title}>
                  <PayerCard personId={props.personId} at={props.at} />
                </Card>
                <Card id="past-papers" title={papersText().title}>
                  <PapersCard personId={props.personId} at={props.at} mayRecord={[]} onAct={() => undefined} />
                </Card>
              </>
            )}
          </Show>
        );
      }}
    </Await>
  );
}

/** As it was then. */
const nameIn = (fields: ContentCase["fields"]): string =>
  ["surname", "givenName"]
    .flatMap((name) => fields.find((one) => one.field === name) ?? [])
    .map((one) => (one.shown === "value" && typeof one.value === "string" ? one.value : ""))
    .filter(Boolean)
    .join(" ");

function Card(props: { id: string; title: string; children: JSX.Element }): JSX.Element {
  return (
    <section class="card-box" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <Suspense>{props.children}</Suspense>
    </section>
  );
}
