// Where invented Italians are born: the towns with hospitals around the district, and for older people the comune
// itself. Belfiore codes that existed in all the years drawn.
import type { Random } from "./random.ts";

/** Mantova, Ostiglia, Quistello, Poggio Rusco, Suzzara, Legnago, Mirandola, Modena, Bologna, Napoli, Palermo. */
const towns: readonly (readonly [string, number])[] = [
  ["E897", 36],
  ["G186", 14],
  ["H143", 8],
  ["G753", 8],
  ["L020", 7],
  ["E512", 9],
  ["F240", 8],
  ["F257", 4],
  ["A944", 2],
  ["F839", 2],
  ["G273", 1],
];

/** Borgo Mantovano and Borgocarbonara exist since 2018 and 2019: nobody older was born under their code. */
const recentComuni = new Set(["020072", "020073"]);

export function birthplaceOf(random: Random, comune: { istat: string; belfiore: string }, age: number): string {
  const atHome = age > 60 ? 0.5 : age > 45 ? 0.15 : 0;
  return random.chance(atHome) && !recentComuni.has(comune.istat) ? comune.belfiore : random.weighted(towns);
}

/** Comuni that were merged away, with the ISTAT code of the one that took over. */
export const mergedBirthplaces: readonly { belfiore: string; comune: string }[] = [
  { belfiore: "H248", comune: "020072" },
  { belfiore: "H248", comune: "020072" },
  { belfiore: "F804", comune: "020072" },
  { belfiore: "F804", comune: "020072" },
  { belfiore: "D529", comune: "020061" },
];
