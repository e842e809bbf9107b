// Services of an intake case entrusted to a provider, version 1: the register opens as a case of its own with what its provider must
// know, and ends with the service. Nothing of the assessment goes along.
import { and } from "xstate";
import { numberOf, rowsOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { deliveryCaseOf } from "../../rules/deliveries/delivery-case.ts";
import type { IntakeContext } from "./context.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}

/** As it is told to who delivers: that a share is not paid stays in the case. */
const toldKind = (kind: string): string => (kind === "unpaidShare" ? "other" : kind);

/** The register of the service meant, as a case to open: who may read the case reads the register. */
const register = ({ context, event }: At) => {
  const { head, data, meta } = event;
  const { suspension } = context;
  const meant = context.deliveries.find((one) => one.delivery === numberOf(data.delivery));
  return {
    caseId: deliveryCaseOf(meta.caseId, numberOf(data.delivery)),
    kind: "delivery",
    type: "OPEN_DELIVERY",
    data: {
      intake: meta.caseId,
      delivery: numberOf(data.delivery),
      territory: head.territory,
      area: head.area,
      service: meant?.service ?? "",
      providerAccount: textOf(data.providerAccount),
      deliveryFrom: meant?.from ?? meta.occurredOn,
      ...(head.personId ? { person: head.personId } : {}),
      ...(head.assignee ? { assignee: head.assignee } : {}),
      ...(suspension ? { suspendedFrom: suspension.on, suspensionKind: toldKind(suspension.kind) } : {}),
      ...(head.restricted ? { restricted: true, readers: (head.readers ?? []).join(",") } : {}),
    },
  };
};

export const entrusting = {
  ENTRUST_DELIVERY: {
    guard: and(["deliveryOpen", "deliveryKnown", "notEntrusted", "fewEntrusted"]),
    actions: ["entrusted", { type: "companion", params: register }],
  },
} as const;

/** Every register there ever was, also of services that ended. */
export const registersOf = ({ deliveries }: JsonObject) =>
  rowsOf(deliveries).flatMap(({ register }) =>
    typeof register === "string" ? [{ caseId: register, kind: "delivery" }] : [],
  );

/** Word to the registers of services that still run. */
const telling = ({ context }: At, type: string, data: JsonObject) => ({
  all: context.deliveries.flatMap(({ until, register: caseId }) =>
    caseId === undefined || until !== undefined ? [] : [{ caseId, kind: "delivery", type, data }],
  ),
});
export const suspendRegisters = {
  type: "companions",
  params: (at: At) =>
    telling(at, "SUSPEND_WITH_CASE", {
      suspendedFrom: at.event.meta.occurredOn,
      suspensionKind: toldKind(textOf(at.event.data.suspensionKind)),
    }),
} as const;
export const resumeRegisters = {
  type: "companions",
  params: (at: At) => telling(at, "RESUME_WITH_CASE", { resumedOn: at.event.meta.occurredOn }),
} as const;

/** Registers that end on a day: of the services that still run, one or all. */
const ending = ({ context }: At, endedOn: string, only?: number) => ({
  all: context.deliveries.flatMap(({ delivery, until, register: caseId }) =>
    caseId === undefined || until !== undefined || (only !== undefined && only !== delivery)
      ? []
      : [{ caseId, kind: "delivery", type: "END_DELIVERY", data: { endedOn } }],
  ),
});
export const endRegister = {
  type: "companions",
  params: (at: At) => ending(at, at.event.meta.occurredOn, numberOf(at.event.data.delivery)),
} as const;
export const endRegisters = {
  type: "companions",
  params: (at: At) => ending(at, at.event.meta.occurredOn),
} as const;
export const endRegistersOfDead = {
  type: "companions",
  params: (at: At) => ending(at, textOf(at.event.data.diedOn)),
} as const;

/** The services that the death had ended, where it was on another day. */
const endedOtherwise = ({ context, event }: At) =>
  context.motive === "died"
    ? context.deliveries.filter(({ byDeath, until }) => byDeath && until !== textOf(event.data.diedOn))
    : [];
export const diedOnAnotherDay = (at: At): boolean => endedOtherwise(at).length > 0;
export const endRegistersThen = {
  type: "companions",
  params: (at: At) => ({
    all: endedOtherwise(at).flatMap(({ register: caseId }) =>
      caseId === undefined
        ? []
        : [{ caseId, kind: "delivery", type: "END_DELIVERY", data: { endedOn: textOf(at.event.data.diedOn) } }],
    ),
  }),
} as const;
