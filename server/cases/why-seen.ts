// Why a reader sees a case, and which of its data: told to her beside it.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { Access } from "../access/policy.ts";
import { isNamed, type Session } from "../access/session.ts";

export interface WhySeen {
  /** She follows it. */
  isAssignee: boolean;
  /** She is named among those who may read it. */
  isReader: boolean;
  /** Whom she stands in for, where that one follows it. */
  standsInFor?: string;
  /** Roles of hers that reach it. */
  roles: readonly RoleId[];
  /** Only by an emergency opening. */
  byBrokenGlass: boolean;
  /** Classes of sealed data she gets in clear, of which the case may hold none. */
  classes: DataClass[];
}

export function whySeen({ attributes, readers }: FoundCase, access: Access, session: Session): WhySeen {
  const { assignee } = attributes;
  const isAssignee = assignee === session.accountId;
  const isReader = isNamed(session, readers);
  const isAbsent = !isAssignee && !isReader && assignee !== undefined && session.standsInFor.includes(assignee);
  return {
    isAssignee,
    isReader,
    ...(isAbsent ? { standsInFor: assignee } : {}),
    roles: access.roles,
    byBrokenGlass: access.byBrokenGlass,
    classes: [...access.classes],
  };
}
