// Tools of assessment in a case, version 1: an answer is taken only to an item of the tool in force, and what was answered is
// sealed; here there are the tool, its version, the day and how many items.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { DeriveAt, JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { countAnswers } from "../../rules/assessment/answers.ts";
import { toolsOf, toolsRuleset } from "../../rules/assessment/tool.ts";
import { type IntakeContext, longest } from "./context.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}

/** No answer counts where one is none to the tool in force on that day; said as 0, so that no correction keeps an earlier count. */
export function answeredItems(payload: JsonObject, { rules }: DeriveAt): JsonObject {
  const tool = toolsOf(rules(toolsRuleset)).find(
    ({ id, version }) => id === payload.tool && version === payload.toolVersion,
  );
  return tool ? { answerCount: countAnswers(tool, payload) ?? 0, toolName: tool.words.it } : { answerCount: 0 };
}

export const toolChanges = {
  toolFilled: ({ context, event }: At): Partial<IntakeContext> => ({
    tools: [
      ...(context.tools ?? []),
      {
        ...{ filled: event.seq, tool: textOf(event.data.tool), version: numberOf(event.data.toolVersion) },
        ...{ on: event.meta.occurredOn, items: numberOf(event.data.answerCount) },
      },
    ].slice(-longest),
  }),
};

export const toolGuards = {
  toolFits: onData<IntakeContext>(({ event }) => numberOf(event.data.answerCount) > 0),
};

/** From the assessment on, as often as it is worth to look again. */
export const filling = { FILL_TOOL: { guard: "toolFits", actions: "toolFilled" } } as const;
