// Filling in an assessment sheet: the form its items make, with what the person said last, kept as a draft like any other form until
// it is recorded.
import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Show, untrack } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { toolForm, toolLabels, toolPayload } from "../../workflows/rules/assessment/answers.ts";
import type { Tool } from "../../workflows/rules/assessment/tool.ts";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { assessmentText } from "../text/assessment.ts";
import { trpc } from "../trpc.ts";
import { Alert, Await } from "../ui/states.tsx";
import type { ContentCase } from "./action-panel.tsx";
import { sayWords } from "./assessment/say.ts";
import { BesideHead, createCaseBeside, type NamedCase } from "./beside-case.tsx";
import SendForm from "./send-form.tsx";

export default function FillSheetPage(): JSX.Element {
  const params = useParams<{ caseId: string; tool: string }>();
  const { view, content, named } = createCaseBeside(() => params.caseId);
  const sheets = createRead(
    "cases",
    "getAssessments",
    () => ({ caseId: params.caseId }),
    (input, signal) => trpc.cases.getAssessments.query(input, { signal }),
  );
  return (
    <Await query={view}>
      {() => (
        <Show when={content()} fallback={<p class="muted">{assessmentText().cannot}</p>}>
          {(one) => (
            <Await query={sheets}>
              {(data) => (
                <Show
                  when={data().offered.find(({ id }) => id === params.tool)}
                  fallback={<Alert kind="warning">{assessmentText().gone}</Alert>}
                >
                  {(tool) => <Sheet view={one()} of={named()} tool={tool()} />}
                </Show>
              )}
            </Await>
          )}
        </Show>
      )}
    </Await>
  );
}

function Sheet(props: { view: ContentCase; of: NamedCase | undefined; tool: Tool }): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  // What the worker saw when the form opened: a later change is told as STALE.
  const seq = untrack(() => props.view.seq);
  const back = () => links.assessments(props.view.caseId);
  const labels = createMemo(() => toolLabels(props.tool, sayWords));
  /** What she said last, to be gone on with. */
  const initial = (): Record<string, Json> => {
    const said = props.view.fields.find(({ field }) => field === "ownWords");
    return said?.shown === "value" ? { ownWords: said.value } : {};
  };
  return (
    <>
      <BesideHead
        caseId={props.view.caseId}
        of={props.of}
        title={sayWords(props.tool.words)}
        back={{ href: back(), label: assessmentText().toSheets }}
      />
      <p class="muted">{sayWords(props.tool.about)}</p>
      <section class="card-box form-page">
        <SendForm
          caseId={props.view.caseId}
          kind={props.view.kind}
          version={props.view.version}
          event="FILL_TOOL"
          expectedSeq={seq}
          draftScope={`${props.view.caseId}/${props.tool.id}.${props.tool.version}`}
          around={{
            ...{ today: desk().today, state: props.view.state, context: props.view.context },
            head: { ...props.view.head },
          }}
          initial={initial()}
          extraWords={labels()}
          adapt={(form) => toolForm(props.tool, form)}
          toPayload={(filled) => toolPayload(props.tool, filled)}
          onSent={() => navigate(back())}
          onCancel={() => navigate(back())}
        />
      </section>
    </>
  );
}
