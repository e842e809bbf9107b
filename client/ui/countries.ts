// Countries by the three-digit code of ISTAT, as records of persons hold citizenship, with the code of ISO 3166-1 that browsers
// know a name for. Source: ISTAT, "Codici delle unità territoriali estere", states only.
import { language } from "../text/language.ts";

const italy = "100";
/** ISTAT's code for who has no citizenship. */
const stateless = "999";
const statelessNames = { it: "Apolide", en: "Stateless" };

const states = [
  "100IT 201AL 202AD 203AT 206BE 209BG 212DK 214FI 215FR 216DE 219GB 220GR 221IE 223IS 225LI 226LU 227MT 229MC",
  "231NO 232NL 233PL 234PT 235RO 236SM 239ES 240SE 241CH 243UA 244HU 245RU 246VA 247EE 248LV 249LT 250HR 251SI",
  "252BA 253MK 254MD 255SK 256BY 257CZ 270ME 271RS 272XK 301AF 302SA 304BH 305BD 306BT 307MM 309BN 310KH 311LK",
  "314CN 315CY 319KP 320KR 322AE 323PH 324PS 326JP 327JO 330IN 331ID 332IR 333IQ 334IL 335KW 336LA 337LB 338TL",
  "339MV 340MY 341MN 342NP 343OM 344PK 345QA 346SG 348SY 349TH 351TR 353VN 354YE 356KZ 357UZ 358AM 359AZ 360GE",
  "361KG 362TJ 363TW 364TM 401DZ 402AO 404CI 406BJ 408BW 409BF 410BI 411CM 413CV 414CF 415TD 417KM 418CG 419EG",
  "420ET 421GA 422GM 423GH 424DJ 425GN 426GW 427GQ 428KE 429LS 430LR 431LY 432MG 434MW 435ML 436MA 437MR 438MU",
  "440MZ 441NA 442NE 443NG 446RW 448ST 449SC 450SN 451SL 453SO 454ZA 455SD 456SZ 457TZ 458TG 460TN 461UG 463CD",
  "464ZM 465ZW 466ER 467SS 503AG 505BS 506BB 507BZ 509CA 513CR 514CU 515DM 516DO 517SV 518JM 519GD 523GT 524HT",
  "525HN 527MX 529NI 530PA 532LC 533VC 534KN 536US 602AR 604BO 605BR 606CL 608CO 609EC 612GY 614PY 615PE 616SR",
  "617TT 618UY 619VE 701AU 703FJ 708KI 712MH 713FM 715NR 719NZ 720PW 721PG 725SB 727WS 730TO 731TV 732VU",
]
  .join(" ")
  .split(" ");

const isoOf = new Map(states.map((state) => [state.slice(0, 3), state.slice(3)]));

/** The name of a country; the code where there is none. */
export function countryName(code: string): string {
  if (code === stateless) return statelessNames[language()];
  const iso = isoOf.get(code);
  return (iso && new Intl.DisplayNames([language()], { type: "region" }).of(iso)) || code;
}

/** Choices by name, Italy first; what is already chosen is always among them. */
export function countryChoices(chosen: string): { value: string; label: string }[] {
  const others = [...isoOf.keys()].filter((code) => code !== italy);
  const unknown = chosen === "" || chosen === stateless || isoOf.has(chosen) ? [] : [chosen];
  const named = (codes: readonly string[]) => codes.map((value) => ({ value, label: countryName(value) }));
  return [
    ...named([italy]),
    ...named(others).sort((a, b) => a.label.localeCompare(b.label, language())),
    ...named([stateless, ...unknown]),
  ];
}
