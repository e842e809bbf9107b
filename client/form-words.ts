// The words a form of a case is drawn with: those of the workflow, which hold the ones every case has, and what to mind.
import { commonEventText } from "./text/common-events.ts";
import type { FormWords } from "./ui/form/texts.ts";
import type { Workflows } from "./workflows.ts";

export function formWords(
  workflows: Workflows,
  kind: string,
  extraOptions?: Record<string, string>,
  more?: Partial<FormWords>,
): FormWords {
  const own = workflows.find(kind)?.texts;
  const common = commonEventText();
  return {
    fields: { ...own?.fields, ...more?.fields },
    options: { ...own?.options, ...more?.options, ...extraOptions },
    sections: { ...own?.sections, ...more?.sections },
    help: { ...common.help, ...own?.help },
  };
}
