// Before the first journey: the demo all of them copy, made once however many begin together.
import { findDemoTemplate } from "./demo.ts";

export default async (): Promise<void> => {
  await findDemoTemplate();
};
