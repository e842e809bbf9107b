// Forms that speak of a service by its number: here it becomes a choice among those that run, by their words. The only one there is
// stands in it already; of several none is proposed, since ending the wrong one stops a family's help. Nothing is decided in the page.
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { AdaptedProject } from "./adapt-project.ts";

/** A service as its case carries it. */
export interface Service {
  /** Number of the event that activated it. */
  delivery: number;
  service: string;
  from: string;
  until?: string;
  /** Case of the register, where a provider keeps one. */
  register?: string;
}

export const servicesIn = (context: JsonObject): Service[] => rowsOf(context.deliveries) as unknown as Service[];

const aboutOne: Record<string, (one: Service) => boolean> = {
  END_DELIVERY: () => true,
  ENTRUST_DELIVERY: ({ register }) => register === undefined,
};

export interface ServiceChoices {
  kind: string;
  context: JsonObject;
  serviceName: (one: Service) => string;
}

/** Undefined where the form has nothing of it. */
export function adaptDelivery(
  event: string,
  { kind, context, serviceName }: ServiceChoices,
): AdaptedProject | undefined {
  const fits = aboutOne[event];
  if (kind !== "case-intake" || !fits) return undefined;
  const meant = servicesIn(context).filter((one) => one.until === undefined && fits(one));
  const [only] = meant;
  if (!only) return undefined;
  const asChoice = ({ initial: _, ...field }: Field): Field => ({
    ...field,
    kind: "choice",
    options: meant.map(({ delivery }) => String(delivery)),
  });
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) => (field.name === "delivery" ? asChoice(field) : field)),
    }),
    toPayload: (payload) => ({ ...payload, delivery: Number(payload.delivery) }),
    extraOptions: Object.fromEntries(meant.map((one) => [`delivery.${one.delivery}`, serviceName(one)])),
    initial: meant.length === 1 ? { delivery: String(only.delivery) } : {},
  };
}
