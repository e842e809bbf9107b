// The sign over a screen that shows a minute of the past: which one, that nothing can be done there, and the ways out.
import type { JSX } from "solid-js";
import { pastText } from "../text/past.ts";
import { formatDay } from "./format.ts";
import { formatMinute } from "./past-minute.ts";

export default function PastBanner(props: {
  at: string;
  /** Another moment is being chosen. */
  isOpen: boolean;
  onToggle: () => void;
  onBack: () => void;
}): JSX.Element {
  return (
    <div class="alert alert-warning past-banner" role="status">
      <p class="alert-title">{pastText().title(formatDay(props.at.slice(0, 10)), formatMinute(props.at))}</p>
      <p>{pastText().help}</p>
      <div class="toolbar no-print">
        <button type="button" class="btn btn-primary small" onClick={() => props.onBack()}>
          {pastText().back}
        </button>
        <button
          type="button"
          class="btn btn-outline-primary small"
          aria-expanded={props.isOpen}
          onClick={() => props.onToggle()}
        >
          {pastText().change}
        </button>
      </div>
    </div>
  );
}
