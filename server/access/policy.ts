// Who may see and do what with cases. Rights are declared by each workflow (roles.ts) and come in as an argument;
// grants say where they hold. Grants add up: "must not see" means that no right comes from that role. Nothing here
// reads the database; db/access.ts turns the tree made here into SQL.
import { type CaseAttributes, type Permitted, type Predicate, permit } from "../../db/access.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { RoleRight, Workflow, WorkflowRoles } from "../../workflows/kernel/definition.ts";
import { type DataClass, noteClasses } from "../../workflows/kernel/form.ts";
import {
  type AccountId,
  type AreaId,
  areaIds,
  district,
  type Instant,
  type RoleId,
  type Territory,
} from "../../workflows/kernel/ids.ts";
import {
  all,
  any,
  assignedTo,
  inArea,
  inState,
  inTerritory,
  isCase,
  memberOf,
  never,
  ofKind,
  openCase,
} from "./predicate.ts";
import { type Grant, hasRole, namesOfSession, outsideRoles, type Session, soleRoles } from "./session.ts";

/** What policy needs to know of a workflow. */
export interface KindRights {
  roles: WorkflowRoles;
  events: Record<string, { opens: boolean; draft: boolean; internal: boolean; byImport?: boolean; ofPlace?: boolean }>;
}

/**
 * From the registry (engine and router hand it in). An event is a draft only if it is one in every version; cases are
 * opened by the current version only.
 */
export function kindRights(workflows: readonly Workflow[]): Record<string, KindRights> {
  const kinds: Record<string, KindRights> = {};
  for (const workflow of workflows) {
    const events: KindRights["events"] = {};
    const common = workflow.list === "cases" ? commonEvents : {};
    for (const version of Object.values(workflow.versions)) {
      for (const [type, info] of Object.entries({ ...common, ...version.events })) {
        const before = events[type];
        events[type] = {
          opens: (info.opens === true && version.version === workflow.current) || before?.opens === true,
          draft: info.draft === true && before?.draft !== false,
          internal: info.internal === true || before?.internal === true,
          byImport: info.byImport === true || before?.byImport === true,
          ofPlace: info.ofPlace === true || before?.ofPlace === true,
        };
      }
    }
    kinds[workflow.id] = { roles: workflow.roles, events };
  }
  return kinds;
}

/**
 * - `list`, `content`: rows whose content is open to the reader (a list shows the person's name)
 * - `skeleton`: also those of which only who, when, which event and state may be seen (board, history)
 * - `protectedAddress`: rows whose content is open and whose protected address the reader is told
 * - `line`: also those of which only the existence may be told, to who follows the household
 */
export type Purpose = "list" | "content" | "protectedAddress" | "skeleton" | "line";
export type Level = "none" | "line" | "skeleton" | "content";

export interface Access {
  level: Level;
  /** Sealed classes the reader gets in clear; empty below `content`. */
  classes: ReadonlySet<DataClass>;
  /** Level is `content`. */
  mayRead: boolean;
  /** Whether the event may be sent to this case, as far as rights go. */
  send: (eventType: string) => boolean;
  /** For whom it would be sent, where the right comes only from standing in for the absent assignee. */
  behalfOf: (eventType: string) => AccountId | undefined;
  /** Roles by which the case is reached: recorded with what the actor does. */
  roles: readonly RoleId[];
  /** Reached by an emergency opening only. */
  byBrokenGlass: boolean;
  /** At level `line`: may be told who follows the case, as the desk tells whom to ask for. */
  toldWho: boolean;
}

export interface Policy {
  readable(session: Session, purpose: Purpose): Permitted;
  accessTo(session: Session, one: CaseAttributes, isReader: boolean): Access;
  /** Whether the event may open a case of this kind there. */
  mayOpen(session: Session, kind: string, territory: Territory, area: AreaId, eventType: string): boolean;
  /** Whether one of the session's roles sends this event to cases of this kind: to which of them, each case tells. */
  maySendSome(session: Session, kind: string, eventType: string): boolean;
  /** Roles that are of the team of every case of this kind they reach, besides who follows it. */
  teamRoles(kind: string): readonly RoleId[];
  /** Kinds with an opening event that this session may send somewhere, with the events. */
  openable(session: Session): { kind: string; event: string }[];
}

const ranks: Record<Level, number> = { none: 0, line: 1, skeleton: 2, content: 3 };
const needed: Record<Purpose, Level> = {
  ...{ list: "content", content: "content", protectedAddress: "content", skeleton: "skeleton", line: "line" },
};

/** What an emergency opening shows, beyond the reader's own classes: enough to act tonight, no test, no judgment. */
const emergencyClasses: readonly DataClass[] = ["identity", "contact", "social", "health"];
const emergencyEvents: readonly string[] = ["NOTE"];
/** The sealed test section: a psychologist reads it in cases that another grant opens. */
const testClasses: readonly DataClass[] = ["health", "reserved"];
/**
 * Who reads this class follows people: of those she follows, or stands in for who does, she is told also how to reach them where
 * nobody else may know.
 */
const ofFollowing: DataClass = "social";
/** Outside the house or in training: no emergency duty, no export. */
const lesserRoles: readonly RoleId[] = ["trainee", "provider", "educator"];

/** Emergency openings are for staff on duty; who keeps the system or watches over it never needs a content. */
export const mayBreakGlass = (session: Session): boolean =>
  session.grants.some((grant) => !soleRoles.includes(grant.role) && !lesserRoles.includes(grant.role)) &&
  !hasRole(session, ...soleRoles);

export const mayBulk = (session: Session): boolean => mayBreakGlass(session);

export const mayExport = (session: Session): boolean => mayBreakGlass(session);

export function createPolicy(kinds: Record<string, KindRights>): Policy {
  const rightOf = (kind: string, role: RoleId): RoleRight | undefined =>
    // The history of accounts is the administrator's trade; every other kind is about people.
    soleRoles.includes(role) && kind !== "account" ? undefined : kinds[kind]?.roles.rights[role];
  return {
    readable: (session, purpose) => permit(readableTree(Object.keys(kinds), rightOf, session, purpose)),
    accessTo: (session, one, isReader) => accessTo(kinds, rightOf, session, one, isReader),
    maySendSome: (session, kind, eventType) =>
      session.grants.some(({ role }) => maySend(kinds[kind], rightOf(kind, role), role, eventType)),
    mayOpen: (session, kind, territory, area, eventType) =>
      kinds[kind]?.events[eventType]?.opens === true &&
      session.grants.some(
        (grant) =>
          covers(grant, territory, area) && maySend(kinds[kind], rightOf(kind, grant.role), grant.role, eventType),
      ),
    teamRoles: (kind) =>
      headRoles.filter((role) => {
        const right = rightOf(kind, role);
        return right?.read.level === "content" && isOfTeam(role, right, false);
      }),
    openable: (session) =>
      Object.entries(kinds).flatMap(([kind, { events }]) =>
        Object.keys(events)
          .filter((event) => events[event]?.opens && !events[event]?.byImport && !events[event]?.internal)
          .filter((event) =>
            session.grants.some((grant) => maySend(kinds[kind], rightOf(kind, grant.role), grant.role, event)),
          )
          .map((event) => ({ kind, event })),
      ),
  };
}

type RightOf = (kind: string, role: RoleId) => RoleRight | undefined;

function readableTree(kinds: readonly string[], rightOf: RightOf, session: Session, purpose: Purpose): Predicate {
  const own = any(
    assignedTo(session.accountId),
    ...namesOfSession(session).map((name) => memberOf(name)),
    ...session.standsInFor.map((absent) => assignedTo(absent)),
  );
  const parts = session.grants.flatMap((grant) => {
    const reached = kinds.filter((kind) => {
      const read = rightOf(kind, grant.role)?.read;
      const told = purpose !== "protectedAddress" || read?.classes.includes("protectedAddress");
      return told && ranks[read?.level ?? "none"] >= ranks[needed[purpose]];
    });
    const bare = (kind: string) => rightOf(kind, grant.role)?.read.level === "line";
    const passing = reached.filter((kind) => !bare(kind) && rightOf(kind, grant.role)?.onlyIn);
    const lines = reached.filter((kind) => bare(kind) || (purpose === "line" && passing.includes(kind)));
    const onlyOwn = reached.filter((kind) => !bare(kind) && rightOf(kind, grant.role)?.onlyOwn);
    const whole = reached.filter((kind) => !bare(kind) && !onlyOwn.includes(kind));
    const contents = whole.filter((kind) => rightOf(kind, grant.role)?.read.level === "content");
    const place = all(inTerritory(grant.territory), inArea(readAreas(grant)));
    /** Those kinds, each while its state gives the right. */
    const kept = (kinds: readonly string[]): Predicate =>
      any(
        ofKind(...kinds.filter((kind) => !passing.includes(kind))),
        ...kinds
          .filter((kind) => passing.includes(kind))
          .map((kind) => all(ofKind(kind), inState(rightOf(kind, grant.role)?.onlyIn ?? []))),
      );
    return [
      // "In carico a …: telefono ufficio": told whatever the area, and of restricted cases too, since it says nothing else.
      lines.length > 0 ? all(ofKind(...lines), inTerritory(grant.territory)) : never,
      onlyOwn.length > 0 ? all(kept(onlyOwn), own) : never,
      // A case shared with or assigned to the reader by name is read wherever it lies.
      whole.length > 0 ? all(kept(whole), any(own, all(place, openCase))) : never,
      purpose === "line" && contents.length > 0
        ? all(ofKind(...contents), inTerritory(grant.territory), { inArea: [announcedArea] })
        : never,
    ];
  });
  const broken =
    purpose !== "protectedAddress" && mayBreakGlass(session) ? session.brokenGlass.map((one) => one.caseId) : [];
  return any(...parts, broken.length > 0 ? isCase(...broken) : never);
}

function accessTo(
  kinds: Record<string, KindRights>,
  rightOf: RightOf,
  session: Session,
  one: CaseAttributes,
  isReader: boolean,
): Access {
  const { assignee } = one;
  // Who is responsible for an open case of a person has her record as she has the case.
  const responsible = [...(assignee === undefined ? [] : [assignee]), ...(one.followedBy ?? [])];
  const isMine = isReader || responsible.includes(session.accountId);
  const absent = isMine ? undefined : responsible.find((account) => session.standsInFor.includes(account));
  const own = isMine || absent !== undefined;
  const reached = session.grants.flatMap((grant) => {
    const rights = rightsIn(rightOf(one.kind, grant.role), one.state);
    return rights
      .filter((right) => holds(grant, right, one, own))
      .map((right) => ({ role: grant.role, right, isLent: !holds(grant, right, one, isMine) }));
  });
  let level: Level = "none";
  for (const { right } of reached) if (ranks[right.read.level] > ranks[level]) level = right.read.level;
  if (level === "none" && announced(rightOf, session, one)) level = "line";
  const byBrokenGlass =
    level !== "content" && mayBreakGlass(session) && session.brokenGlass.some((glass) => glass.caseId === one.caseId);
  if (byBrokenGlass) level = "content";
  const classes = new Set<DataClass>(byBrokenGlass ? emergencyClasses : []);
  for (const { role, right, isLent } of reached) {
    if (right.read.level !== "content") continue;
    for (const name of classesOf(role, right, one, session)) if (!isLent || name !== "reserved") classes.add(name);
    if (own && follows(right)) classes.add("secretContact");
    if (isOfTeam(role, right, own)) classes.add("team");
  }
  const addsTests =
    hasRole(session, "psychologist") &&
    reached.some((by) => by.role !== "psychologist" && by.right.read.level === "content" && !by.isLent);
  if (addsTests) for (const name of testClasses) classes.add(name);
  const sends = (eventType: string, asOwn: boolean): boolean =>
    session.grants.some((grant) => {
      const kind = kinds[one.kind];
      const [right] = rightsIn(rightOf(one.kind, grant.role), one.state);
      if (!right || right.read.level === "line" || !maySend(kind, right, grant.role, eventType)) return false;
      // Two offices hand a case over: who still follows it from the one does not answer for the other.
      if (kind?.events[eventType]?.ofPlace && !covers(grant, one.territory, one.area)) return false;
      const desk = () => maySend(kind, rightOf(one.kind, deskRole), deskRole, eventType);
      return (
        holds(grant, right, one, asOwn) ||
        (brings(grant, right, one) && (!follows(right) || (desk() && !letsIn(eventType))))
      );
    }) ||
    (byBrokenGlass && emergencyEvents.includes(eventType));
  return {
    level,
    classes,
    mayRead: level === "content",
    send: (eventType) => sends(eventType, own),
    behalfOf: (eventType) => (absent !== undefined && !sends(eventType, isMine) ? absent : undefined),
    roles: [...new Set(reached.map((by) => by.role))],
    byBrokenGlass,
    toldWho: one.area !== announcedArea && reached.some(({ right }) => right.onlyIn !== undefined),
  };
}

/** A right bound to states shrinks to one line where it does not hold: in other states, and out of its reach. */
function rightsIn(right: RoleRight | undefined, state: string): RoleRight[] {
  if (!right?.onlyIn) return right ? [right] : [];
  const line: RoleRight = { ...right, read: { level: "line", classes: [] }, send: [], onlyOwn: false };
  return right.onlyIn.includes(state) ? [right, line] : [line];
}

/**
 * That a child is followed by Tutela Minori may be told, in one line, to who works on other cases of that kind in the
 * comune, though the area is closed to them; the cartella sociale shows it only to who follows the household.
 */
export const announcedArea: AreaId = "protection";

const announced = (rightOf: RightOf, session: Session, one: CaseAttributes): boolean =>
  one.area === announcedArea &&
  session.grants.some((grant) => {
    const right = rightOf(one.kind, grant.role);
    const here = grant.territory === district || grant.territory === one.territory;
    return right?.read.level === "content" && !right.onlyOwn && here;
  });

/** The same as the tree of `readableTree`, for one grant and one case; a property test holds them equal. */
function holds(grant: Grant, right: RoleRight, one: CaseAttributes, own: boolean): boolean {
  if (right.read.level === "line") return grant.territory === district || grant.territory === one.territory;
  if (right.onlyOwn) return own;
  return own || (covers({ ...grant, areas: readAreas(grant) }, one.territory, one.area) && !one.restricted);
}

/** Tutela Minori is a vault: "all areas" opens it to these roles only; for any other it must be named in the grant. */
const vaultRoles: readonly RoleId[] = ["protectionWorker", "psychologist", "supervisor", "coordinator"];

/** Takes a list of that area alone away: who works in it, and not who only plans. */
export const mayExportVault = (session: Session): boolean =>
  mayExport(session) &&
  session.grants.some(
    ({ role, areas }) =>
      vaultRoles.includes(role) && role !== "coordinator" && (areas === "all" || areas.includes(announcedArea)),
  );

const readAreas = (grant: Grant): readonly AreaId[] | "all" =>
  grant.areas === "all" && !vaultRoles.includes(grant.role)
    ? areaIds.filter((area) => area !== announcedArea)
    : grant.areas;

/** The desk may still bring a contact of the vault's area to its office: it sends what it will then not read. */
const brings = (grant: Grant, right: RoleRight, one: CaseAttributes): boolean =>
  one.area === announcedArea && !right.onlyOwn && !one.restricted && covers(grant, one.territory, one.area);

/**
 * Who would follow the case brings to it, where she may not read it, no more than the desk does: she neither goes on with it
 * nor gives it to herself nor names who reads it.
 */
const deskRole: RoleId = "frontDesk";
const follows = (right: RoleRight): boolean => right.read.classes.includes(ofFollowing);
const letsIn = (eventType: string): boolean => ["ASSIGN", "RESTRICT"].includes(eventType);

/** Reserved annotations: beyond their author (the case page knows), only the assignee, supervisors and psychologists. */
function classesOf(role: RoleId, right: RoleRight, one: CaseAttributes, session: Session): readonly DataClass[] {
  const mayReserved = role === "supervisor" || role === "psychologist" || one.assignee === session.accountId;
  return mayReserved ? right.read.classes : right.read.classes.filter((name) => name !== "reserved");
}

const headRoles: readonly RoleId[] = ["psychologist", "supervisor"];

/**
 * The team of a case: who follows it or is named in it, who stands in for her in those days, the psychologist and the head who reach
 * it by their grant; each only where the role reads its diary at all, and nobody who delivers from outside.
 */
const isOfTeam = (role: RoleId, right: RoleRight, own: boolean): boolean =>
  !outsideRoles.includes(role) && right.read.classes.includes("social") && (own || headRoles.includes(role));

/** What somebody wrote stays hers to read, also after the case went to a colleague; of no other event. */
export const asAuthor = (access: Access): Access =>
  access.level === "content"
    ? { ...access, classes: new Set<DataClass>([...access.classes, "reserved", ...noteClasses]) }
    : access;

/** Whether a grant holds there; the register belongs to every area. */
export const covers = (grant: Grant, territory: Territory, area: AreaId): boolean =>
  (grant.territory === district || grant.territory === territory) &&
  (grant.areas === "all" || area === "registry" || grant.areas.includes(area));

function maySend(kind: KindRights | undefined, right: RoleRight | undefined, role: RoleId, eventType: string): boolean {
  const event = kind?.events[eventType];
  if (!event || !right || event.internal) return false;
  if (role === "trainee" && !event.draft) return false;
  return right.send === "*" || right.send.includes(eventType);
}

/** End of an emergency opening that begins now. */
export const glassUntil = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString();
