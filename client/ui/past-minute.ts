// A minute of the past as it is typed and shown; part of no first load.

/** The minute before this one on the clocks of Rome, by this machine's: the last that is certainly past. */
export function localMinute(): string {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });
  return text.format(new Date(Date.now() - 60_000)).replace(" ", "T");
}

/** `2026-11-02T14:30` -> `14:30`. */
export const formatMinute = (minute: string): string => minute.slice(11);

/** `9`, `9:30`, `9.30`, `0930` -> `09:30`; undefined when it is no time of the day. */
export function readTime(typed: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.,h ]?(\d{2}))?$/.exec(typed.trim());
  if (!parts) return undefined;
  const [, hour = "", minute = "00"] = parts;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}
