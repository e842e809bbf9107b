// On the page of a person: her record beside what the register of the population says. What is chosen begins the form of a correction,
// or of a move, which is recorded like any other.
import { createSignal, type JSX, Show } from "solid-js";
import { registerText } from "../../text/population-register.ts";
import type { Chosen } from "../action-panel.tsx";
import { type Group, RegisterCheck } from "./register-check.tsx";

export default function RegisterCard(props: {
  personId: string;
  /** Acts the reader may record. */
  mayRecord: readonly string[];
  /** Nobody is looked up without one. */
  hasCode: boolean;
  onAct: (chosen: Chosen) => void;
}): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const groups = (): Group[] => [
    {
      label: registerText().identity,
      fields: ["surname", "givenName", "birthOn", "birthPlace", "sex", "fiscalCode", "citizenship"],
      onTake: (values) =>
        props.onAct({ event: "CORRECT_PERSON", initial: { correctionReason: "registry", ...values } }),
    },
    ...(props.mayRecord.includes("MOVE_RESIDENCE")
      ? [
          {
            label: registerText().residence,
            fields: ["territory", "address"] as const,
            onTake: (values: Record<string, string>) => props.onAct({ event: "MOVE_RESIDENCE", initial: values }),
          },
        ]
      : []),
  ];
  return (
    <details class="card-box no-print" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{registerText().title}</summary>
      <Show when={isOpen()}>
        <RegisterCheck about={props.hasCode ? { personId: props.personId } : undefined} groups={groups()} />
      </Show>
    </details>
  );
}
