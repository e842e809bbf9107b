// Whether the session was lost while the page was open: any failed call says so, the log-in overlay takes it back.
import { createSignal } from "solid-js";

const [isLost, setIsLost] = createSignal(false);

export const isSessionLost = isLost;
export const sessionLost = (): void => {
  setIsLost(true);
};
export const sessionBack = (): void => {
  setIsLost(false);
};
