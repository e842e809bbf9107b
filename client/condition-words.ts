// Names of what conditions of a work list hold, for saying them in the reader's language.
import { type ConditionNames, wordAmong } from "../workflows/kernel/say-condition.ts";
import { areaName } from "./area-name.ts";
import { comuneName, type Desk } from "./desk.ts";
import { viewsText } from "./text/views.ts";
import { formatDay } from "./ui/format.ts";
import type { Workflows } from "./workflows.ts";

/** `nameOf`: the name of an account. */
export function conditionNames(
  workflows: Workflows,
  desk: () => Desk,
  nameOf: (accountId: string) => string = String,
): ConditionNames {
  const among = (of: "states" | "waiting") => (id: string) =>
    wordAmong(
      workflows.all().map((kind) => kind.texts[of]),
      id,
    );
  return {
    text: viewsText(),
    day: formatDay,
    kind: (id) => workflows.find(id)?.texts.plural ?? id,
    state: among("states"),
    waiting: among("waiting"),
    comune: (istat) => comuneName(desk(), istat),
    area: areaName,
    assignee: nameOf,
  };
}
