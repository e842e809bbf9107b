// Who is logged in, which doors are theirs, the day of the office and its comuni: read once, asked by every screen.
import { createContext, useContext } from "solid-js";
import type { trpc } from "./trpc.ts";

export type Desk = Awaited<ReturnType<typeof trpc.home.getDesk.query>>;
export type Door = Desk["may"][number];

export const DeskContext = createContext<() => Desk>();

export function useDesk(): () => Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a screen is drawn before log-in");
  return desk;
}

export const may = (desk: Desk, door: Door): boolean => desk.may.includes(door);
export const hasRole = (desk: Desk, ...roles: Desk["roles"]): boolean =>
  desk.roles.some((role) => roles.includes(role));

/** Works on cases of people; the planning office, the administrator and the dpo do not. */
export const worksOnCases = (desk: Desk): boolean =>
  desk.roles.some((role) => !["coordinator", "administrator", "dpo"].includes(role));

/** Name of a comune, or the code when it is not one of the district. */
export const comuneName = (desk: Desk, istat: string): string =>
  istat === "district" ? "Ambito" : (desk.comuni.find((one) => one.istat === istat)?.name ?? istat);
