// Who will read a note that is about to be written, level by level, in words.
import type { NoteLevel } from "../../workflows/kernel/note-kinds.ts";
import { diaryText } from "../text/diary.ts";
import { language } from "../text/language.ts";
import { shellText } from "../text/shell.ts";
import type { ContentCase } from "./action-panel.tsx";

type Team = ContentCase["team"];

/** `names`: of the colleagues, by id. */
export function noteReaders(team: Team, names: ReadonlyMap<string, string>): Record<NoteLevel, string> {
  const { readBy } = diaryText();
  const people = [...new Set(team.accounts)].flatMap((id) => names.get(id) ?? []);
  const roles = team.roles.map((role) => shellText().roles[role]);
  const who = [...(people.length > 0 ? people : [readBy.unnamed]), readBy.standIn, ...roles];
  const list = new Intl.ListFormat(language(), { type: "conjunction" }).format(who);
  return { private: readBy.private, team: readBy.team(list), case: readBy.case };
}
