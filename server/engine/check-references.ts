// What a payload refers to must exist for who sends it: a case or person by what policy shows her, a colleague by
// an active account (who could work on the case, where it becomes hers), a comune by the district's table. Otherwise one could tie a file to a stranger, hand it to nobody,
// or lay it where no grant reaches.
import { findAccount } from "../../db/accounts/accounts.ts";
import { attributesNow, attributesOf } from "../../db/cases/find-case.ts";
import { isReader } from "../../db/cases/is-reader.ts";
import { readCases } from "../../db/log/read-log.ts";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { listShown } from "../../db/people/list-shown.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { isWithdrawn } from "../../workflows/kernel/referring.ts";
import { mayCarry } from "../access/may-carry.ts";
import { namesOfSession, type Session } from "../access/session.ts";
import { standingSession } from "../access/standing-session.ts";
import { searchRights } from "../search/rights.ts";
import type { GateServices } from "../services.ts";

/** Cases that commands of the same rehearsal have opened. */
export type Staged = (caseId: string) => CaseSnapshot | undefined;

interface Reference {
  path: string;
  field: Field;
  id: string;
}

/** Beyond this a form is not filled in by hand. */
const maxReferences = 100;

const idsIn = (list: string): string[] =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

function references(fields: readonly Field[], payload: JsonObject, prefix = ""): Reference[] {
  return fields.flatMap((field): Reference[] => {
    const value = payload[field.name];
    const path = prefix + field.name;
    if (field.kind === "group" && Array.isArray(value))
      return value.flatMap((row, i) => (isObject(row) ? references(field.fields ?? [], row, `${path}.${i}.`) : []));
    if (typeof value !== "string" || value === "") return [];
    if (field.holds === "accounts") return idsIn(value).map((id) => ({ path, field, id }));
    const isReference = /^(case|account|comune)$/.test(field.kind) || field.holds === "placeOutside";
    return isReference ? [{ path, field, id: value }] : [];
  });
}

function isActive(services: GateServices, accountId: string): boolean {
  const account = findAccount(services.accounts.db, accountId);
  return account !== undefined && account.deactivatedAt === null;
}

/** In its own name: what is entrusted is entrusted to a body, and not to who works for it. */
const holdsRole = (services: GateServices, accountId: string, role: RoleId): boolean =>
  standingSession(services.accounts, accountId)?.grants.some((one) => one.role === role && one.body === undefined) ===
  true;

/** One problem per reference that leads nowhere; which kind of nowhere is not told. */
export async function checkReferences(
  services: GateServices,
  session: Session,
  form: Form,
  payload: JsonObject,
  target?: CaseSnapshot,
  staged?: Staged,
): Promise<Problem[]> {
  const found = references(form.fields, payload);
  if (found.length > maxReferences) return [{ path: "", code: "tooMany", limit: maxReferences }];
  const ids = found.filter(({ field }) => field.kind === "case").map(({ id }) => id);
  const cases = new Map((await readCases(services.driver, ids)).map((one) => [one.snapshot.caseId, one.snapshot]));
  const problems: Problem[] = [];
  for (const { path, field, id } of found) {
    if (!(await fits(id, field))) problems.push({ path, code: "notAnOption" });
    else {
      const code = endedAs(id, field);
      if (code) problems.push({ path, code });
    }
  }
  return problems;

  async function fits(id: string, field: Field): Promise<boolean> {
    if (field.holds === "placeOutside") return isOutside(id);
    if (field.kind === "comune") return services.tables.comuni.some(({ istat }) => istat === id);
    if (field.kind === "case") return isWithinReach(id, field);
    if (field.role !== undefined && !holdsRole(services, id, field.role)) return false;
    return isActive(services, id) && (!field.carries || !target || mayCarry(services, id, attributesOf(target)));
  }

  /** A comune of the district in force is chosen as such. */
  async function isOutside(code: string): Promise<boolean> {
    const isOurs = services.tables.comuni.some(({ belfiore, validTo }) => belfiore === code && validTo === null);
    return !isOurs && (await getPlaceTable(services.driver, [code]))[code] !== undefined;
  }

  async function isWithinReach(id: string, field: Field): Promise<boolean> {
    const stagedCase = staged?.(id);
    const snapshot = stagedCase ?? cases.get(id);
    if (!snapshot || (field.pick && !field.pick.kinds.includes(snapshot.kind))) return false;
    // What a rehearsal has opened is its own.
    if (stagedCase) return true;
    const reader = await isReader(services.driver, id, namesOfSession(session));
    const access = services.policy.accessTo(session, await attributesNow(services.driver, snapshot), reader);
    if (access.level === "none" || (field.mayDo !== undefined && !access.send(field.mayDo))) return false;
    if (!field.shown) return true;
    return (await listShown(services.driver, searchRights(services.policy, session), [id])).length > 0;
  }

  /** Nothing new is tied to a record that goes on in another, or was opened by mistake. */
  function endedAs(id: string, field: Field): "leadsOn" | "openedByMistake" | undefined {
    const snapshot = field.kind === "case" ? cases.get(id) : undefined;
    const version = snapshot && services.workflows.get(snapshot.kind)?.versions[snapshot.workflowVersion];
    if (snapshot && isWithdrawn(version, snapshot)) return "openedByMistake";
    const leads = snapshot !== undefined && version?.states[snapshot.state]?.leadsOn === true;
    return leads && field.pick?.leadingOn !== true ? "leadsOn" : undefined;
  }
}
