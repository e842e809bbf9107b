// Every template of the house, all versions of it.
import type { LetterTemplate } from "./template.ts";
import { commitmentTemplates } from "./texts-commitments.ts";
import { letterTemplates } from "./texts-letters.ts";
import { recordTemplates } from "./texts-records.ts";

export const templates: readonly LetterTemplate[] = [...letterTemplates, ...commitmentTemplates, ...recordTemplates];

/** The newest version of each template that a workflow offers. */
export function templatesFor(workflow: string): LetterTemplate[] {
  const newest = new Map<string, LetterTemplate>();
  for (const template of templates)
    if (template.workflows.includes(workflow) && template.version > (newest.get(template.id)?.version ?? 0))
      newest.set(template.id, template);
  return [...newest.values()];
}

export const findTemplate = (id: string, version: number): LetterTemplate | undefined =>
  templates.find((one) => one.id === id && one.version === version);
