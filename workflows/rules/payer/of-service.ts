// Which services follow the rule of ordinary ones and which that of a stay: what is paid for a place where somebody lives is
// frozen with the stay, whatever the comune calls it. Pure and safe for the page.
import type { services } from "../deliveries/services.ts";
import type { PayerService } from "./paying-body.ts";

type Service = (typeof services)[number];

const ofStays: ReadonlyMap<string, PayerService> = new Map<Service, PayerService>([
  ["residential", "residential"],
  ["residentialShare", "residential"],
  ["afterUs", "residential"],
]);

export const payerServiceOf = (service: string): PayerService => ofStays.get(service) ?? "ordinary";
