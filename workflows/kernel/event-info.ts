// What an event asks, wherever it is declared: by the workflow itself, by what every case understands, or by what every
// record understands because anybody may have been wrong and every procedure may change.
import { commonEvents } from "./common-events.ts";
import type { EventInfo, WorkflowVersion } from "./definition.ts";
import { mendEvents } from "./mend-events.ts";
import { migrateEvent, migrateInfo } from "./migrate-event.ts";

export const isMend = (version: WorkflowVersion, type: string): boolean => !version.events[type] && type in mendEvents;

export function eventInfo(version: WorkflowVersion, type: string): EventInfo | undefined {
  if (type === migrateEvent) return migrateInfo(version);
  // Only cases of a work list have the state `unopened`, and with it the events common to all cases.
  return version.events[type] ?? mendEvents[type] ?? (version.states.unopened ? commonEvents[type] : undefined);
}
