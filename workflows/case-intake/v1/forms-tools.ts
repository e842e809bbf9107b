// The form of a tool of assessment, version 1: which tool in which version, the person's own words, and answers by how confidential
// they are. Which items there are is data of the district (workflows/rules/assessment); the page draws them from there.
import type { DataClass, Field, Form } from "../../kernel/form.ts";
import { toolLimits } from "../../rules/assessment/tool.ts";

const open = { class: "open", required: true } as const;

const answers = (name: string, dataClass: DataClass): Field => ({
  ...{ name, kind: "group", class: dataClass, max: toolLimits.items },
  fields: [
    { name: "item", kind: "text", required: true, maxLength: 40 },
    { name: "level", kind: "integer", required: true, min: 0, max: toolLimits.levels - 1 },
  ],
});

export const fillTool: Form = {
  fields: [
    { name: "tool", kind: "text", ...open, maxLength: 40 },
    { name: "toolVersion", kind: "integer", ...open, min: 1, max: 10_000 },
    { name: "ownWords", kind: "longText", required: true, maxLength: 4000 },
    answers("answers", "social"),
    answers("healthAnswers", "health"),
    answers("economicAnswers", "economic"),
    { name: "toolText", kind: "longText", maxLength: 4000 },
    { name: "disagreementText", kind: "longText", maxLength: 4000 },
  ],
};
