// What a case gives, on its page: the register of a delivery, the services of a case in care, the budget of the project, the
// payments of an economic aid; of a household, who lives there.
import { For, type JSX, Show, Suspense } from "solid-js";
import { latePart } from "../ui/late-part.tsx";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { standIn } from "./approved-stand.ts";
import { ServiceList } from "./service-list.tsx";
import { mayTurnBack } from "./ways-back.tsx";

const CasesWaiting = latePart(() => import("./person/cases-waiting.tsx"));
const HouseholdPeople = latePart(() => import("./household-people.tsx"));
const RegisterCard = latePart(() => import("./register-card.tsx"));
const AidPayments = latePart(() => import("./aid-payments.tsx"));
const AppointmentCard = latePart(() => import("./appointment-card.tsx"));
const CaseAids = latePart(() => import("./case-aids.tsx"));
const CaseLinked = latePart(() => import("./case-linked.tsx"));
const BudgetCard = latePart(() => import("./budget-card.tsx"));

/** What a kind that carries a budget says of it; nothing before the first commitment. */
function budgetIn(view: ContentCase) {
  const { budget, project } = view.context;
  if (!Array.isArray(budget) || budget.length === 0) return undefined;
  const cents = project && typeof project === "object" && !Array.isArray(project) ? project.costCents : undefined;
  return { lines: budget, stand: standIn(view.context), ...(typeof cents === "number" ? { projectCents: cents } : {}) };
}

/** Whom a judge appointed, in a case that says so. */
function appointmentIn({ kind, context: { appointment } }: ContentCase) {
  if (kind !== "guardianship-support" || !appointment || typeof appointment !== "object") return undefined;
  return Array.isArray(appointment) ? undefined : appointment;
}

export function GivenCards(props: {
  view: ContentCase;
  /** The minute of the past that is shown. */
  at: string | undefined;
  onChoose: (chosen: Chosen) => void;
}): JSX.Element {
  const isNow = () => props.at === undefined;
  return (
    <>
      <Show when={props.view.kind === "household"}>
        <Show when={isNow()}>
          <Suspense>
            <CasesWaiting householdId={props.view.caseId} />
          </Suspense>
        </Show>
        <Suspense>
          <HouseholdPeople householdId={props.view.caseId} at={props.at} mayTurnBack={mayTurnBack(props.view)} />
        </Suspense>
      </Show>
      <Show when={props.view.kind === "delivery"}>
        <Suspense>
          <RegisterCard view={props.view} isNow={isNow()} onChoose={props.onChoose} />
        </Suspense>
      </Show>
      <Show when={props.view.kind === "economic-aid" && props.view.context.grantedCents !== undefined}>
        <Suspense>
          <AidPayments context={props.view.context} today={props.view.today} />
        </Suspense>
      </Show>
      <Show when={appointmentIn(props.view)}>
        {(appointment) => (
          <Suspense>
            <AppointmentCard view={props.view} of={appointment()} isNow={isNow()} />
          </Suspense>
        )}
      </Show>
      <Show when={isNow() && props.view.kind === "case-intake"}>
        <Suspense>
          <CaseAids caseId={props.view.caseId} personId={props.view.head.personId} />
          <For each={["inclusion-allowance", "guardianship-support", "court-inquiry"] as const}>
            {(kind) => <CaseLinked kind={kind} caseId={props.view.caseId} personId={props.view.head.personId} />}
          </For>
        </Suspense>
      </Show>
      <ServiceList kind={props.view.kind} context={props.view.context} />
      <Show when={budgetIn(props.view)}>
        {(budget) => (
          <Suspense>
            <BudgetCard
              kind={props.view.kind}
              today={props.view.today}
              caseId={isNow() ? props.view.caseId : undefined}
              {...budget()}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
}
