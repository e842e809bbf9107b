// Saved mappings as an account meets them: its own, and those shared by who imports in a comune of its own. Who leads the office there
// may throw a shared one away.
import {
  findImportMapping,
  type ImportMapping,
  listImportMappings,
  listSharedMappings,
} from "../../db/accounts/import-mappings.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { Session } from "../access/session.ts";
import { colleagueNames } from "../cases/names.ts";
import type { SessionContext } from "../trpc.ts";
import { type Layout, layoutInput } from "./layout.ts";

/** ⚙ Of one account. */
export const mostMappings = 50;
/** ⚙ Shared, in the whole installation. */
export const mostShared = 200;

const district = "district";
const leads: readonly RoleId[] = ["coordinator", "supervisor"];

type Reader = Pick<SessionContext, "accounts" | "session" | "clock">;

/** Comuni of the grants in force today; of some roles, where they are given. */
function placesOf({ grants }: Session, today: string, roles?: readonly RoleId[]): Set<string> {
  const inForce = grants.filter(({ from, to }) => from <= today && (to === undefined || to >= today));
  const meant = inForce.filter(({ role }) => roles?.includes(role) ?? true);
  return new Set(meant.map(({ territory }) => territory));
}

const meet = (mine: ReadonlySet<string>, theirs: readonly string[]): boolean =>
  mine.has(district) || theirs.includes(district) || theirs.some((one) => mine.has(one));

export const isSharedWith = ({ session, clock }: Reader, { sharedIn }: ImportMapping): boolean =>
  sharedIn !== "" && meet(placesOf(session, clock.today()), sharedIn.split(","));

/** Who leads all the comuni it is shared in. */
function leadsThere({ session, clock }: Reader, { sharedIn }: ImportMapping): boolean {
  const led = placesOf(session, clock.today(), leads);
  return sharedIn !== "" && (led.has(district) || sharedIn.split(",").every((one) => led.has(one)));
}

/** What stands in a mapping that is shared: where its maker is at work. */
export const sharedInOf = ({ session, clock }: Reader): string =>
  [...placesOf(session, clock.today())].sort().join(",");

/** Throw it away, or give it another name. */
export const mayDrop = (reader: Reader, one: ImportMapping): boolean =>
  one.accountId === reader.session.accountId || leadsThere(reader, one);

/** Own ones first. */
function mappingsFor(reader: Reader): ImportMapping[] {
  const { db } = reader.accounts;
  const { accountId } = reader.session;
  const shared = listSharedMappings(db, mostShared).filter(
    (one) => one.accountId !== accountId && isSharedWith(reader, one),
  );
  return [...listImportMappings(db, accountId, mostMappings), ...shared];
}

function readContent(content: string): Layout | undefined {
  try {
    return layoutInput.parse(JSON.parse(content));
  } catch {
    // Of another release: as if it were not there.
    return undefined;
  }
}

export interface ShownMapping {
  id: string;
  name: string;
  layout: Layout;
  isOwn: boolean;
  isShared: boolean;
  /** Who saved it; empty of an account that is no more. */
  by: string;
  savedAt: string;
  mayDrop: boolean;
}

/** As screens are told of them, each with the headers it was saved for. */
export function shownMappings(ctx: SessionContext): (ShownMapping & { headers: string })[] {
  const colleagues = colleagueNames(ctx);
  return mappingsFor(ctx).flatMap((one) => {
    const { id, name, accountId, savedAt, sharedIn, headers } = one;
    const layout = readContent(one.content);
    const isOwn = accountId === ctx.session.accountId;
    const told = { isOwn, isShared: sharedIn !== "", by: colleagues.get(accountId) ?? "", savedAt };
    return layout ? [{ id, name, headers, layout, ...told, mayDrop: mayDrop(ctx, one) }] : [];
  });
}

/** One she is not shown is not there. */
export function findShown(reader: Reader, id: string): ImportMapping | undefined {
  const one = findImportMapping(reader.accounts.db, id);
  const isShown = one && (one.accountId === reader.session.accountId || isSharedWith(reader, one));
  return isShown ? one : undefined;
}
