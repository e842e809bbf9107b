// Effects a machine may name. They are typed no-ops: decide() reads the actions a transition returns and
// resolves them; nothing here is ever executed. Spread `effectActions` into `setup({actions})`.
import type { Head, JsonObject } from "./definition.ts";

export interface EffectParams {
  /**
   * Starts a declared deadline; `on` overrides the day (default occurredOn; an empty one means that no day was
   * agreed, and nothing starts), `at` the instant of an hour term. Of several alike each has its `instance`
   * (`opinion:3-school`) and says what it is `about`, an id of `texts.options`.
   */
  startDeadline: { deadline: string; on?: string; at?: string; instance?: string; about?: string };
  /** `met` by default. */
  stopDeadline: { deadline: string; as?: "met" | "cancelled" };
  stopAllDeadlines: { as?: "met" | "cancelled" };
  /** All running terms whose rule lists the ground, or only those named. */
  suspendDeadlines: { ground: string; only?: readonly string[] };
  /** All that stand still, or only those named, or stopped by that ground. */
  resumeDeadlines: { only?: readonly string[]; ground?: string } | undefined;
  /**
   * Asks several people or bodies at once: `of` are ids of `texts.options`, each is missing until it is settled and has
   * its own term where `deadline` names one. The case waits for them (`texts.waiting[request]`). Of a signature, `document` is
   * the paper: it is settled when somebody of that quality signs it, or refuses to (awaited-signatures.ts).
   */
  ask: { request: string; of: readonly string[]; deadline?: string; on?: string; document?: string };
  /** `key` as in `doc.asked`. */
  remind: { key: string };
  settle: { key: string; as?: "met" | "cancelled" };
  /** The notice before a refusal (L. 241/1990 art. 10-bis), as the version declares it. */
  refusalNotice: undefined;
  refusalNoticeAnswered: undefined;
  setHead: Partial<Head>;
  /** Takes values away from the head (a patch cannot say "undefined"). */
  clearHead: {
    keys: readonly ("assignee" | "householdId" | "waitingFor" | "waitingSince" | "priority" | "restricted")[];
  };
  /** A taken (kind, resource) refuses the whole command, naming nobody. */
  claim: { kind: string; resource: string };
  release: { kind: string; resource: string };
  /** To nowhere, where the event names no case. */
  link: { role: string; to: string };
  unlink: { role: string; to: string };
  /** An event on another case, all or none with this one. */
  companion: { caseId: string; kind: string; type: string; data: JsonObject; number?: string };
  /** As many as the case knows at that moment, none included. */
  companions: { all: readonly EffectParams["companion"][] };
  /** Ordinary commands to all cases linked to this one by `role`, in slices, after commit. */
  fanOut: { role: string; kind: string; type: string; data: JsonObject; onDone: string };
  /** Freezes a document: rows in their own table, hash in the event. */
  freeze: { document: string; title: string; rows: JsonObject[] };
  /** Removes items from "da completare". */
  completed: { fields: string[] };
  /** Adds one. */
  toComplete: { field: string; withinDays: number };
  /**
   * Of the sealed fields that the version places by date: where the event tells how things are now, only what it gave stands; where
   * it tells of earlier days, what stood goes on standing. `missing` is asked for where something stood and nothing does any more.
   */
  placeSealed: { now: boolean; missing?: { field: string; withinDays: number } };
}

export type EffectName = keyof EffectParams;

const none = () => {};

/** Every effect as a named action; params are typed by EffectParams. */
export const effectActions = {
  startDeadline: (_: unknown, _params: EffectParams["startDeadline"]) => none(),
  stopDeadline: (_: unknown, _params: EffectParams["stopDeadline"]) => none(),
  stopAllDeadlines: (_: unknown, _params: EffectParams["stopAllDeadlines"]) => none(),
  suspendDeadlines: (_: unknown, _params: EffectParams["suspendDeadlines"]) => none(),
  resumeDeadlines: (_: unknown, _params: EffectParams["resumeDeadlines"]) => none(),
  ask: (_: unknown, _params: EffectParams["ask"]) => none(),
  remind: (_: unknown, _params: EffectParams["remind"]) => none(),
  settle: (_: unknown, _params: EffectParams["settle"]) => none(),
  refusalNotice: (_: unknown, _params: EffectParams["refusalNotice"]) => none(),
  refusalNoticeAnswered: (_: unknown, _params: EffectParams["refusalNoticeAnswered"]) => none(),
  setHead: (_: unknown, _params: EffectParams["setHead"]) => none(),
  clearHead: (_: unknown, _params: EffectParams["clearHead"]) => none(),
  claim: (_: unknown, _params: EffectParams["claim"]) => none(),
  release: (_: unknown, _params: EffectParams["release"]) => none(),
  link: (_: unknown, _params: EffectParams["link"]) => none(),
  unlink: (_: unknown, _params: EffectParams["unlink"]) => none(),
  companion: (_: unknown, _params: EffectParams["companion"]) => none(),
  companions: (_: unknown, _params: EffectParams["companions"]) => none(),
  fanOut: (_: unknown, _params: EffectParams["fanOut"]) => none(),
  freeze: (_: unknown, _params: EffectParams["freeze"]) => none(),
  completed: (_: unknown, _params: EffectParams["completed"]) => none(),
  toComplete: (_: unknown, _params: EffectParams["toComplete"]) => none(),
  placeSealed: (_: unknown, _params: EffectParams["placeSealed"]) => none(),
};

/** What leaves the case by a decision, as the log keeps it (deadlines, head and todo are in the patch). */
export type Effect =
  | { effect: "claim"; kind: string; resource: string }
  | { effect: "release"; kind: string; resource: string }
  | { effect: "link"; role: string; to: string }
  | { effect: "unlink"; role: string; to: string }
  | { effect: "companion"; caseId: string; kind: string; type: string; data: JsonObject }
  /** Word to a case that lies and is read as this one (follow.ts); unlike a companion it is never taken back, but told anew. */
  | { effect: "follow"; caseId: string; kind: string; type: string; data: JsonObject }
  | { effect: "fanOut"; role: string; kind: string; type: string; data: JsonObject; onDone: string }
  | { effect: "freeze"; document: string; title: string; count: number; sha256: string };
