// Words of the events common to all cases and of the refusals the kernel itself may answer, Italian and English.
// A workflow's own texts.ts adds to them and may say the same thing better: its words win.
import { commonEn as en } from "./common-texts-en.ts";
import { commonIt as it } from "./common-texts-it.ts";
import type { CommonTexts, TextSet } from "./definition.ts";

/** A workflow's texts over the common ones. */
function over(common: CommonTexts, own: TextSet): TextSet {
  return {
    ...own,
    events: { ...common.events, ...own.events },
    done: { ...common.done, ...own.done },
    fields: { ...common.fields, ...own.fields },
    options: { ...common.options, ...own.options },
    sections: { ...common.sections, ...own.sections },
    reasons: { ...common.reasons, ...own.reasons },
    deadlines: { ...common.deadlines, ...own.deadlines },
    grounds: { ...common.grounds, ...own.grounds },
  };
}

/** For a workflow's index.ts: `texts: withCommonTexts({ it, en })`. */
export const withCommonTexts = (own: { it: TextSet; en: TextSet }): { it: TextSet; en: TextSet } => ({
  it: over(it, own.it),
  en: over(en, own.en),
});
