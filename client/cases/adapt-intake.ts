// Forms of a case in care that speak of what it holds by number: its project, its budget, its services, each by the words of the screen.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { projectText } from "../text/project.ts";
import { registerText } from "../text/register.ts";
import { formatCents, formatDay } from "../ui/format.ts";
import type { Workflows } from "../workflows.ts";
import { adaptBudget } from "./adapt-budget.ts";
import { adaptDelivery } from "./adapt-delivery.ts";
import { type AdaptedProject, adaptProject, type ProjectChoices } from "./adapt-project.ts";

export type IntakeChoices = Omit<ProjectChoices, "goalNo"> & { context: JsonObject };

/** Undefined where the form has nothing of them. */
export function adaptIntake(event: string, workflows: Workflows, choices: IntakeChoices): AdaptedProject | undefined {
  const { kind, context } = choices;
  const service = (name: string) => workflows.option(kind, "service", name);
  return (
    adaptProject(event, { ...choices, goalNo: projectText().goalNo }) ??
    adaptBudget(event, {
      ...{ kind, context },
      lineName: (one) =>
        projectText().commitmentNo(
          one.commitment,
          workflows.option(kind, "budgetSource", one.source),
          service(one.service),
          formatCents(one.committedCents),
        ),
    }) ??
    adaptDelivery(event, {
      ...{ kind, context },
      serviceName: (one) => registerText().serviceNo(one.delivery, service(one.service), formatDay(one.from)),
    })
  );
}
