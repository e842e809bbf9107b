// The name of an area of need; an unknown one shows its id.
import { shellText } from "./text/shell.ts";

export const areaName = (id: string): string => (shellText().areas as Record<string, string>)[id] ?? id;
