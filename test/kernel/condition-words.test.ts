// Days counted from today are said as people say them.
import { expect, test } from "vitest";
import { conditionWords as en } from "../../workflows/kernel/condition-words-en.ts";
import { conditionWords as it } from "../../workflows/kernel/condition-words-it.ts";

test.each([
  ["0", ["oggi", "oggi", "prima di oggi"], ["today", "today", "before today"]],
  [
    "1",
    ["oggi o domani", "ieri o oggi", "prima di ieri"],
    ["today or tomorrow", "yesterday or today", "before yesterday"],
  ],
  [
    "2",
    ["nei prossimi 2 giorni", "negli ultimi 2 giorni", "da più di 2 giorni"],
    ["in the next 2 days", "in the last 2 days", "more than 2 days ago"],
  ],
])("%s days from today", (days, italian, english) => {
  const said = ({ said: words }: typeof it) => [words.next(days), words.last(days), words.older(days)];
  expect(said(it)).toEqual(italian);
  expect(said(en)).toEqual(english);
});
