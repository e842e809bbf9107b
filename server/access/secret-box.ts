// Short texts of the files beside the main one (searched words, reasons of emergency openings), sealed with a key
// derived from the installation's master key: AES-256-GCM, base64url of nonce, tag and text.
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

export interface SecretBox {
  seal(text: string): string;
  /** Undefined when it was sealed by another installation or changed. */
  open(sealed: string): string | undefined;
}

export function createSecretBox(masterKey: Uint8Array, random: (size: number) => Uint8Array): SecretBox {
  const key = Buffer.from(hkdfSync("sha256", masterKey, "", "ambito side files", 32));
  return {
    seal: (text) => {
      const nonce = random(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < 28) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
