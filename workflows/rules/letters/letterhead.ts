// Which body's name stands over a letter: that which runs the service of the case in its comune on that day, by the table of mandates.
// Pure.

/** Services of the table of mandates, with the name of the office in a letter: letters are Italian. */
const offices = {
  childProtection: "Servizio tutela minori",
  foster: "Servizio affidi",
  homeCare: "Servizio di assistenza domiciliare",
  housing: "Ufficio casa",
  professionalService: "Servizio sociale professionale",
  socialSecretariat: "Segretariato sociale",
} as const;

export type MandatedService = keyof typeof offices;

/** Of a case, by its kind and area; a delivery of another service than home care is the professional service's. */
export function serviceOfCase(kind: string, area: string, delivered?: string): MandatedService {
  if (kind === "foster-vetting" || area === "foster") return "foster";
  if (area === "protection") return "childProtection";
  if (kind === "housing-application" || kind === "housing-bando") return "housing";
  if (kind === "contact") return "socialSecretariat";
  return kind === "delivery" && delivered === "homeCare" ? "homeCare" : "professionalService";
}

/**
 * Lines over a letter: the body, the office, then address and contacts. `own` are the lines of the body that keeps this installation: they
 * stand over its letters alone. Where no mandate is known, `own`, else the comune.
 */
export function letterheadOf(asked: {
  /** Of the mandate in force. */
  body: string | undefined;
  service: MandatedService;
  own: readonly string[];
  comune: string;
}): string[] {
  const { body = "", service, own, comune } = asked;
  if (own.length > 0 && (body === "" || own[0] === body)) return [...own];
  return [body === "" ? `Comune di ${comune}` : body, body === "" ? "Servizio sociale" : offices[service]];
}
