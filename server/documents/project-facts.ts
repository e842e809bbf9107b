// What a written project begins with: its goals in words and its actions as rows, as far as the writer may see them. Documents are
// Italian whatever the screen speaks.
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { LetterValues } from "../../workflows/rules/letters/placeholders.ts";
import { standingActs } from "../cases/standing-acts.ts";
import type { SessionContext } from "../trpc.ts";
import type { OpenCase } from "./find-document.ts";

export interface ProjectFacts {
  values: LetterValues;
  /** One an action, in the columns of the template. */
  rows: string[][];
}

const euro = new Intl.NumberFormat("it-IT", { style: "currency", currency: "EUR", useGrouping: "always" });
const number = new Intl.NumberFormat("it-IT", { maximumFractionDigits: 2 });
const line = (text: string): string => text.replace(/\s+/g, " ").trim();
const italianDay = (day: string): string => day.split("-").reverse().join("/");

function goalLine(goal: JsonObject, at: number): string {
  const known = (name: string, value: Json | undefined) =>
    typeof value === "number" ? [`${name} ${number.format(value)}`] : [];
  const indicator = line(textOf(goal.indicatorText));
  const by = textOf(goal.goalBy);
  const parts = [
    ...(indicator === "" ? [] : [`indicatore: ${indicator}`]),
    ...known("oggi", goal.startValue),
    ...known("atteso", goal.aimValue),
    ...(by === "" ? [] : [`entro il ${italianDay(by)}`]),
  ];
  return `- ${at + 1}. ${line(textOf(goal.goalText))}${parts.length > 0 ? ` (${parts.join("; ")})` : ""}`;
}

const listed = (...parts: readonly string[]): string => parts.filter((one) => one !== "").join(", ");

function actionRow(action: JsonObject, option: (field: string, value: string) => string): string[] {
  const dayOf = (word: string, value: Json | undefined) =>
    textOf(value) === "" ? "" : `${word} ${italianDay(textOf(value))}`;
  const service = option("service", textOf(action.service));
  const per = option("timesPer", textOf(action.timesPer)).toLowerCase();
  return [
    action.forGoal ? `${service} (obiettivo ${numberOf(action.forGoal)})` : service,
    option("who", textOf(action.who)),
    listed(dayOf("dal", action.startOn), dayOf("al", action.endOn), action.times ? `${action.times} × ${per}` : ""),
    listed(
      typeof action.costCents === "number" ? euro.format(action.costCents / 100) : "",
      action.payer ? option("payer", textOf(action.payer)) : "",
    ),
  ];
}

/** Empty where the case has no project. */
export async function projectFacts(ctx: SessionContext, { found, access }: OpenCase): Promise<ProjectFacts> {
  const { project } = found.snapshot.doc.context as { project?: Json };
  const options = ctx.workflows.get(found.snapshot.kind)?.texts.it.options ?? {};
  if (!isObject(project)) return { values: {}, rows: [] };
  const acts = await standingActs(ctx, found, access, ["DRAFT_PROJECT"]);
  const draft = acts.find((one) => one.seq === project.drafted);
  if (!draft) return { values: {}, rows: [] };
  const option = (field: string, value: string) => options[`${field}.${value}`] ?? options[value] ?? value;
  const actions = rowsOf(draft.values.actions);
  const starts = actions.map(({ startOn }) => textOf(startOn)).filter((one) => one !== "");
  const startDay = starts.sort()[0] ?? "";
  return {
    values: {
      "project.goals": rowsOf(draft.values.goals).map(goalLine).join("\n"),
      "project.startDay": startDay,
      "review.day": textOf(project.verifyOn),
      "ownWords.text": textOf(draft.values.ownWords),
      "personCommits.text": textOf(draft.values.personCommitsText),
      "serviceCommits.text": textOf(draft.values.serviceCommitsText),
      "disagreement.text": textOf(draft.values.disagreementText),
    },
    rows: actions.map((one) => actionRow(one, option)),
  };
}
