// What a board may be narrowed by.
import { z } from "zod";
import type { BoardFilter } from "../../db/board/board-filter.ts";
import { areaIds } from "../../workflows/kernel/ids.ts";
import { minuteInput } from "../history/past.ts";

export const boardInput = z.object({
  territory: z.string().max(20).optional(),
  area: z.enum(areaIds).optional(),
});

/** `at`: the board as it was at that minute. */
export const figuresInput = boardInput.extend({ at: minuteInput.optional() });

export const toBoardFilter = ({ territory, area }: z.output<typeof boardInput>): BoardFilter => ({
  ...(territory === undefined ? {} : { territory }),
  ...(area === undefined ? {} : { area }),
});
