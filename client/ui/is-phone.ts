// Whether the window is as narrow as a phone: the width below which list rows become cards and side columns fold.
import { createSignal, onCleanup } from "solid-js";

const phone = typeof matchMedia === "function" ? matchMedia("(max-width: 720px)") : undefined;

export function createIsPhone(): () => boolean {
  const [isPhone, setIsPhone] = createSignal(phone?.matches ?? false);
  const follow = () => setIsPhone(phone?.matches ?? false);
  phone?.addEventListener("change", follow);
  onCleanup(() => phone?.removeEventListener("change", follow));
  return isPhone;
}
