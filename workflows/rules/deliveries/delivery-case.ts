// The id of the delivery that a case entrusts: made out of the case's own and of the number of the act that activated the
// service, so that one service never has two registers. Version 8 of RFC 9562, which is free for such ids.
import { sha256Hex } from "../../kernel/sha256.ts";

export function deliveryCaseOf(caseId: string, delivery: number): string {
  const hex = sha256Hex(`delivery/${caseId}/${delivery}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
