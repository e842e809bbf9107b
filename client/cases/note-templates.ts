// Templates of diary notes as forms and their page read them: one's own, the district's, and those that come with the product.
import { noteKinds } from "../../workflows/kernel/note-kinds.ts";
import { createRead } from "../query.ts";
import { noteTemplatesText } from "../text/note-templates.ts";
import { trpc } from "../trpc.ts";

type Answer = Awaited<ReturnType<typeof trpc.cases.listNoteTemplates.query>>;
export type NoteTemplate = Answer["templates"][number];
export type NoteContent = NoteTemplate["content"];

/** The parts of a note that a template may begin, in the order of the form. */
export const noteParts = ["text", "factsText", "statementsText", "evaluationText"] as const;

export const createNoteTemplates = () =>
  createRead(
    "cases",
    "listNoteTemplates",
    () => ({}),
    (_, signal) => trpc.cases.listNoteTemplates.query(undefined, { signal }),
  );

/** Those that come with the product. */
export const readyTemplates = (): { name: string; content: NoteContent }[] =>
  noteKinds.flatMap((noteKind) => {
    const { starters } = noteTemplatesText();
    if (!(noteKind in starters)) return [];
    const { name, ...parts } = starters[noteKind as keyof typeof starters];
    return [{ name, content: { noteKind, ...parts } }];
  });

/** What was typed stays, and the outline comes below it. */
export const withOutline = (typed: string, outline: string): string =>
  [typed.trimEnd(), outline].filter((part) => part !== "").join("\n\n");
