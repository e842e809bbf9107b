// Whether the form of a first contact stands open to the public: as the district says, and in a demo unless it says no.
import type { Services } from "../services.ts";

export const isFirstContactOpen = ({ config, demo }: Pick<Services, "config" | "demo">): boolean =>
  config.firstContact ?? demo;
