// history.getRoot: one signed root with all that its printed page says, its code drawn as a square of modules.
import encodeQR from "qr";
import { z } from "zod";
import { findRoot, findSealEnd } from "../../db/log/roots.ts";
import { isSigned, rootCode, rootFingerprint, rootText, shortFingerprint } from "../engine/signed-root.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

/** White modules around the code, as ISO/IEC 18004 asks. */
const border = 4;

/** A square of `size` modules a side, and the path of the dark ones. */
function drawCode(text: string): { size: number; path: string } {
  const rows = encodeQR(text, "raw", { ecc: "medium", border });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join("");
  return { size: rows.length, path };
}

export const getRoot = procedure
  .meta({ rule: "proof" })
  .input(z.object({ n: z.int().min(1) }))
  .query(async ({ ctx, input }) => {
    const root = await findRoot(ctx.driver, input.n);
    if (!root) throw new AppError("NOT_FOUND");
    const seal = await findSealEnd(ctx.driver, root.pos);
    const code = rootCode(root);
    return {
      root,
      /** What is signed, word for word. */
      text: rootText(root),
      fingerprint: rootFingerprint(root),
      short: shortFingerprint(rootFingerprint(root)),
      /** The signature matches, and the log still has this root there. */
      holds: isSigned(root) && seal?.root === root.root,
      code,
      drawn: drawCode(code),
    };
  });
