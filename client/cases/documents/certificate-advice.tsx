// Why a paper that is being attached may not be asked of a person, and what takes its place: her declaration, which the office
// verifies. It never stands in the way of attaching.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { certificateRule } from "../../../workflows/rules/certificates/not-asked.ts";
import { links } from "../../links.ts";
import { documentsText } from "../../text/documents.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";

export function CertificateAdvice(props: {
  caseId: string;
  kind: string;
  documentKind: string | undefined;
  onDeclare?: ((fact: string) => void) | undefined;
}): JSX.Element {
  const workflows = useWorkflows();
  const rule = () => (props.documentKind === undefined ? undefined : certificateRule(props.documentKind));
  const name = (fact: string) => workflows.option(props.kind, "fact", fact);
  return (
    <Show when={rule()} keyed>
      {(one) => (
        <Show when={one.rule === "notAsked"} fallback={<Alert kind="info">{documentsText().onlyNeeded}</Alert>}>
          <Alert kind="warning" title={documentsText().notAsked}>
            <p>{documentsText().notAskedHelp(one.facts.map((fact) => name(fact).toLowerCase()).join(", "))}</p>
            <ul class="plain-list">
              <Show when={props.onDeclare}>
                {(declare) => (
                  <For each={one.facts}>
                    {(fact) => (
                      <li>
                        <button type="button" class="link-button" onClick={() => declare()(fact)}>
                          {documentsText().declareInstead(name(fact).toLowerCase())}
                        </button>
                      </li>
                    )}
                  </For>
                )}
              </Show>
              <li>
                <A href={links.letter(props.caseId, "self-declaration")}>{documentsText().writeDeclaration}</A>
              </li>
            </ul>
          </Alert>
        </Show>
      )}
    </Show>
  );
}
