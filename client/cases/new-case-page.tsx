// A new case: the opening form of a workflow, starting from a person where one was chosen. It gets its number when it
// is recorded.

import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import type { Form } from "../../workflows/kernel/form.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { keepLastComune, lastComune } from "../last-comune.ts";
import { links } from "../links.ts";
import { LookupNote } from "../lookup-note.tsx";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { Alert, Await } from "../ui/states.tsx";
import { newId } from "../uuid.ts";
import { useWorkflows } from "../workflows.ts";
import SendForm from "./send-form.tsx";

const contact = "contact";

/** The field of the form that means the person: the first required one that picks persons. */
const personField = (form: Form): string | undefined =>
  form.fields.find((field) => field.kind === "case" && field.pick?.kinds.includes("person"))?.name;

/** The field that means the case in care a new one belongs to. */
const careField = (form: Form): string | undefined =>
  form.fields.find((field) => field.kind === "case" && field.pick?.kinds.includes("case-intake"))?.name;

/** Of a kind whose persons stand in rows: the first one. */
function firstRow(form: Form, person: string): Record<string, Json> {
  const group = form.fields.find((field) => field.kind === "group" && personField({ fields: field.fields ?? [] }));
  const name = group && personField({ fields: group.fields ?? [] });
  return group && name ? { [group.name]: [{ [name]: person }] } : {};
}

export default function NewCasePage(): JSX.Element {
  const params = useParams<{ kind: string; personId?: string }>();
  const [search] = useSearchParams();
  /** The case one comes from. */
  const careId = () => oneParam(search.pratica);
  const desk = useDesk();
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const opening = () => desk().openable.find((one) => one.kind === params.kind);
  const form = createRead(
    "cases",
    "getForm",
    () => {
      const found = opening();
      return found
        ? { kind: found.kind, version: workflows.find(found.kind)?.current ?? 1, event: found.event }
        : undefined;
    },
    (input, signal) => trpc.cases.getForm.query(input, { signal }),
    { fixed: true },
  );
  const label = createRead(
    "cases",
    "getLabel",
    () => (params.personId ? { caseId: params.personId } : undefined),
    (input, signal) => trpc.cases.getLabel.query(input, { signal }),
  );
  const caseId = newId();
  /** What stands in no work list is shown with the person it is about. */
  const afterwards = (kind: string) => {
    if (kind === "person") return links.person(caseId);
    const isOfPerson = workflows.find(kind)?.list === "none" && params.personId;
    return isOfPerson ? links.person(isOfPerson) : links.case(caseId);
  };
  const territory = () => {
    if (params.personId && !label.isPending && label.data) return label.data.territory;
    const own = desk().territories.filter((one) => one !== "district");
    if (own.length === 1) return own[0];
    return params.kind === contact ? lastComune(desk().accountId, mayChoose()) : undefined;
  };
  /** Comuni in which the session may open something. */
  const mayChoose = () => {
    const all = desk().comuni.map(({ istat }) => istat);
    return desk().territories.includes("district") ? all : all.filter((one) => desk().territories.includes(one));
  };
  function recorded(kind: string, territory: Json | undefined): void {
    if (kind === contact && typeof territory === "string") keepLastComune(desk().accountId, territory);
    navigate(afterwards(kind));
  }
  const whence = () => {
    if (careId() !== "") return links.case(careId());
    return params.personId ? links.person(params.personId) : links.home();
  };
  const initial = createMemo((): Record<string, Json> => {
    const field = form.isPending || !form.data ? undefined : personField(form.data.form);
    const place = territory();
    const care = form.isPending || !form.data || careId() === "" ? undefined : careField(form.data.form);
    return {
      ...(field && params.personId ? { [field]: params.personId } : {}),
      ...(!field && params.personId && form.data ? firstRow(form.data.form, params.personId) : {}),
      ...(place ? { territory: place } : {}),
      ...(care ? { [care]: careId() } : {}),
    };
  });
  return (
    <Show when={opening()} fallback={<Alert kind="warning">{caseText().notFound}</Alert>}>
      {(found) => (
        <>
          <div class="page-head">
            <div>
              <p class="page-kicker">{workflows.name(found().kind)}</p>
              <h1>{workflows.event(found().kind, found().event)}</h1>
            </div>
          </div>
          <Show when={found().kind === "person"}>
            <LookupNote />
          </Show>
          <section class="card-box form-page">
            <Await query={form}>
              {() => (
                <Show when={!params.personId || !label.isPending}>
                  <SendForm
                    caseId={caseId}
                    kind={found().kind}
                    version={workflows.find(found().kind)?.current ?? 1}
                    event={found().event}
                    expectedSeq={0}
                    draftScope={[found().kind, params.personId ?? "new", careId()].filter(Boolean).join("/")}
                    initial={initial()}
                    around={{ today: desk().today, state: "unopened", context: {}, head: {} }}
                    onSent={({ payload }) => recorded(found().kind, payload.territory)}
                    onCancel={() => navigate(whence())}
                  />
                </Show>
              )}
            </Await>
          </section>
        </>
      )}
    </Show>
  );
}
