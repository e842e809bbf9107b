// One place where something was written: whose case, which event and day, and the words around.
import type { JSX } from "solid-js";
import { MarkedText } from "./marked.tsx";
import type { World } from "./search-button.tsx";

export type Note = Awaited<ReturnType<World["findInNotes"]>>["notes"][number];

export function NoteLine(props: { world: World; note: Note }): JSX.Element {
  const href = () => props.world.links.case(props.note.caseId);
  const place = () =>
    [props.world.done(props.note.kind, props.note.type), props.world.day(props.note.occurredOn)].join(" · ");
  return (
    <li>
      <a
        href={`#${href()}`}
        onClick={(event) => {
          event.preventDefault();
          props.world.open(href());
        }}
      >
        {[props.note.name, props.note.number].filter(Boolean).join(" · ")}
      </a>{" "}
      <span class="muted small-text">{place()}</span>
      <p>
        <MarkedText text={props.note.text} marks={props.note.marks} />
      </p>
    </li>
  );
}
