// Which paper, act or birthday of a person's record a term is about, for who is told it beside the case: the term itself, which lists
// and messages name, says nothing of it.
import { papersText } from "../text/papers.ts";
import type { ContentCase } from "./action-panel.tsx";

type Told = Pick<ContentCase, "personExpiring" | "personDue">;

/** `id`: of the term, as `personTerm:p4`; undefined where it is about nothing of the record, or the reader is not told. */
export function termOfRecord(id: string, told: Told, roleName: (role: string) => string): string | undefined {
  const [, sort, seq] = /^personTerm(?:Early)?:([apm])(\d*)$/.exec(id) ?? [];
  if (sort === "p") {
    const paper = told.personExpiring.find((one) => one.paper === Number(seq));
    return paper && papersText().sorts[paper.about];
  }
  if (sort === "a") {
    const act = told.personDue.actsEnding.find((one) => one.act === Number(seq));
    return act && roleName(act.role);
  }
  return sort === "m" && told.personDue.ofAgeOn !== undefined ? papersText().comesOfAge : undefined;
}
