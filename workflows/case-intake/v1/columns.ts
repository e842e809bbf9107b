// What a row of the work list shows of an intake case beyond what every case has: need, channel, next step.

import { isTrue, textOf } from "../../kernel/data.ts";
import type { ExtraColumns, Head, JsonObject } from "../../kernel/definition.ts";
import { isObject } from "../../kernel/json.ts";

export const columnKinds = { need: "text", channel: "text", nextStep: "text" } as const;

const steps: Record<string, string> = {
  contact: "answer",
  reported: "appointment",
  inListening: "talk",
  inAssessment: "assess",
  inWaitingList: "place",
  projectDrafted: "sign",
  projectSigned: "activate",
  inDelivery: "verify",
  suspended: "resume",
  inReview: "review",
  transferred: "acceptance",
  reopening: "restart",
};

function nextStep(state: string, context: JsonObject): string {
  if (isTrue(context.assessmentOwed) && state === "inDelivery") return "owedAssessment";
  if (state === "inAssessment" && textOf(context.assessedOn) !== "") return "draft";
  const project = context.project;
  if (state === "projectDrafted" && isObject(project) && project.costCents !== 0 && !isTrue(project.approved))
    return "approve";
  return steps[state] ?? "none";
}

export const columns = ({ state, context }: { state: string; context: JsonObject; head: Head }): ExtraColumns => ({
  need: textOf(context.need),
  channel: textOf(context.channel),
  nextStep: nextStep(state, context),
});
