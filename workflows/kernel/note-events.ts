// What is written in the diary of a case whatever the step: a note, with who was there, and facts, what was said and by whom and
// evaluations apart where they are kept apart, and who reads it: its author, who follows the case, or all who read the case. All
// of it is sealed but the kind of a note that all read, and who reads it.
import type { EventInfo } from "./definition.ts";
import type { Condition, Field } from "./form.ts";
import { noteKinds, noteLevels, ordinaryLevel } from "./note-kinds.ts";

/** What the diary of a case shows: its notes, and who read it. */
export const diaryEvents: readonly string[] = ["NOTE", "RESERVED_NOTE", "MARK_READ"];

const said: Condition = { not: { empty: "statementsText" } };
/** Who said it: without a name a statement is nobody's. */
export const saidBy: Field = { name: "saidBy", kind: "text", visibleWhen: said, requiredWhen: said };

/**
 * The three parts of a report to a judge (art. 473-bis.27 c.p.c.), so that one can be composed from the diary. Wherever a text is
 * written it stands in one of these fields.
 */
export const threeParts: readonly Field[] = [
  { name: "factsText", kind: "longText" },
  { name: "statementsText", kind: "longText" },
  saidBy,
  { name: "evaluationText", kind: "longText" },
];

const is = (kind: string): Pick<Field, "visibleWhen" | "requiredWhen"> => ({
  visibleWhen: { eq: ["participantKind", kind] },
  requiredWhen: { eq: ["participantKind", kind] },
});

/** Who was there: somebody of the register, a colleague, or anybody by name. */
const participants: Field = {
  name: "participants",
  kind: "group",
  max: 12,
  fields: [
    { name: "participantKind", kind: "choice", required: true, options: ["person", "colleague", "other"] },
    { name: "participantPerson", kind: "case", pick: { kinds: ["person"] }, ...is("person") },
    { name: "participantColleague", kind: "account", ...is("colleague") },
    { name: "participantName", kind: "text", maxLength: 160, ...is("other") },
  ],
};

export const noteEvents: Record<string, EventInfo> = {
  NOTE: {
    alone: "story",
    commutes: true,
    draft: true,
    form: {
      fields: [
        { name: "noteKind", kind: "choice", class: "open", required: true, options: noteKinds },
        {
          ...{ name: "text", kind: "longText" },
          requiredWhen: { all: [{ empty: "factsText" }, { empty: "statementsText" }, { empty: "evaluationText" }] },
        },
        participants,
        // Sealed: how long a worker took is nobody's figure.
        { name: "durationMinutes", kind: "integer", min: 1, max: 1440 },
        ...threeParts,
        {
          ...{ name: "noteLevel", kind: "choice", class: "open", options: noteLevels },
          initial: { value: ordinaryLevel },
        },
      ],
      // The kind of a note that few read is theirs to know, too.
      sealedBy: { field: "noteLevel", classes: { team: "team", private: "private" } },
      sections: [{ id: "apart", fields: threeParts.map(({ name }) => name) }],
    },
  },
  /**
   * Reserved professional annotation: author, assignee and supervisor only; still part of the record in law. So a reflection was
   * written before notes had levels: what was begun may still be sent, and no form offers it.
   */
  RESERVED_NOTE: {
    alone: "story",
    commutes: true,
    beside: true,
    form: { fields: [{ name: "reservedText", kind: "longText", class: "reserved", required: true }] },
  },
  /** "Presa visione": a head has read the file up to here, this one. It says nothing and moves nothing. */
  MARK_READ: { alone: "ownItem", form: { fields: [] } },
};
