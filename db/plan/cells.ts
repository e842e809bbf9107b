// How the plan's tables keep lists and yes/no: JSON arrays of strings, and 1, 0 or null for "not said".

export const listOf = (json: string): string[] => JSON.parse(json) as string[];

export const yesNo = (flag: number | null): boolean | null => (flag === null ? null : flag === 1);
