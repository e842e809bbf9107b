// The act that asks several bodies at once, each with the day agreed on, and whether a case may ask so many.
import { mostAsked } from "./asked.ts";
import { textOf, textsOf } from "./data.ts";
import type { MachineEvent } from "./definition.ts";

/** `request`: its word, and the rule of its term; `field`: names the bodies. */
export const askBodies = <Request extends string>(request: Request, field: string) =>
  ({
    type: "ask",
    params: ({ event }: { event: MachineEvent }) => ({
      ...{ request, deadline: request, of: textsOf(event.data[field]) },
      on: textOf(event.data.expectedOn),
    }),
  }) as const;

export const isWithinAsked = (event: MachineEvent, field: string): boolean =>
  Object.keys(event.asked).length + textsOf(event.data[field]).length <= mostAsked;
