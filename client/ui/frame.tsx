// The page frame: skip link, demo banner, header, navigation, main column. It knows no data: the app hands it over.
import { A, useLocation } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { language, setLanguage } from "../text/language.ts";
import { shellText } from "../text/shell.ts";
import { formatInstant, formatNumber } from "./format.ts";
import { Help, openHelp } from "./help.tsx";
import icon from "./icon.svg";
import { DraftReminder } from "./kept-drafts.tsx";
import { Notices, notify } from "./notices.tsx";

export interface FrameProps {
  demo: boolean;
  /** Printed beside it, so that nobody takes a sample or a load set for the district. */
  demoScale?: { persons: number; cases: number; days: number; load: boolean } | null;
  nav: readonly { href: string; label: string }[];
  /** Absent on the log-in screens. */
  user?: { name: string; roles: string };
  /** `paused`: until this page is used again. */
  live?: "on" | "off" | "paused";
  /** What stands beside the name, such as the bell. */
  beside?: JSX.Element;
  /** The page of help where the address does not say which screen is shown. */
  help?: string | undefined;
  onLock?: () => void;
  onSignOut?: () => void;
  children: JSX.Element;
}

function LanguageSwitch(): JSX.Element {
  return (
    <button
      type="button"
      class="header-button"
      lang={language() === "it" ? "en" : "it"}
      aria-label={shellText().languageLabel}
      onClick={() =>
        setLanguage(language() === "it" ? "en" : "it").catch(() => notify(shellText().errors.language, "warning"))
      }
    >
      {shellText().otherLanguage}
    </button>
  );
}

function LockButton(props: { onLock: () => void }): JSX.Element {
  return (
    <button type="button" class="header-button" title={shellText().lock.lock} onClick={() => props.onLock()}>
      {shellText().lock.short}
    </button>
  );
}

function Side(props: FrameProps): JSX.Element {
  return (
    <div class="header-side">
      <Show when={props.live}>
        {(live) => (
          <span
            class="live-dot"
            classList={{ off: live() !== "on" }}
            role="img"
            aria-label={shellText().live[live()]}
            title={shellText().live[live()]}
          />
        )}
      </Show>
      <DraftReminder />
      {props.beside}
      <Show when={props.user}>
        {(user) => (
          <span class="header-name small-text" title={user().roles}>
            {user().name}
          </span>
        )}
      </Show>
      <button type="button" class="header-button" title={shellText().help} onClick={() => openHelp("page")}>
        <span class="visually-hidden">{shellText().help}</span>
        <span aria-hidden="true">?</span>
      </button>
      <LanguageSwitch />
      <Show when={props.onLock}>
        <span class="side-lock">
          <LockButton onLock={() => props.onLock?.()} />
        </span>
      </Show>
      <Show when={props.onSignOut}>
        <button type="button" class="header-button" onClick={() => props.onSignOut?.()}>
          {shellText().signOut}
        </button>
      </Show>
    </div>
  );
}

/** At the foot of what is printed. */
function Printed(props: { who: string }): JSX.Element {
  const [at, setAt] = createSignal(new Date());
  const now = () => setAt(new Date());
  addEventListener("beforeprint", now);
  onCleanup(() => removeEventListener("beforeprint", now));
  return <p class="print-only small-text muted">{shellText().printed(props.who, formatInstant(at().toISOString()))}</p>;
}

export function Frame(props: FrameProps): JSX.Element {
  const [menuOpen, setMenuOpen] = createSignal(false);
  const location = useLocation();
  let main: HTMLElement | undefined;
  // A new page starts at its main heading for keyboard and screen reader alike, but not at the first load.
  createEffect(
    on(
      () => location.pathname,
      () => {
        setMenuOpen(false);
        window.scrollTo(0, 0);
        main?.focus({ preventScroll: true });
      },
      { defer: true },
    ),
  );
  return (
    <>
      {/* The address after # is the page, so skipping moves the focus itself. */}
      <button type="button" class="skip" onClick={() => main?.focus()}>
        {shellText().skip}
      </button>
      <Show when={props.demo}>
        <aside class="demo-banner" aria-label={shellText().demoLong}>
          {shellText().demo}
          <Show when={props.demoScale}>
            {(scale) => (
              <span class="demo-scale">
                {" · "}
                {scale().load ? shellText().demoLoad : shellText().demoSample}
                {": "}
                {shellText().demoScale(
                  formatNumber(scale().persons),
                  formatNumber(scale().cases),
                  Math.round(scale().days / 30.4),
                )}
              </span>
            )}
          </Show>
        </aside>
      </Show>
      <header class="header">
        <div class="header-bar">
          <A class="brand" href="/">
            <img src={icon} alt="" />
            <span>{shellText().product}</span>
            <small>{shellText().tagline}</small>
          </A>
          <Show when={props.nav.length > 0}>
            <button
              type="button"
              class="header-button menu-button"
              aria-expanded={menuOpen()}
              aria-controls="main-nav"
              onClick={() => setMenuOpen((open) => !open)}
            >
              {shellText().menu}
            </button>
            <nav class="nav" classList={{ open: menuOpen() }} id="main-nav" aria-label={shellText().mainNavigation}>
              <ul>
                <For each={props.nav}>
                  {(entry) => (
                    <li>
                      <A href={entry.href} end={entry.href === "/"}>
                        {entry.label}
                      </A>
                    </li>
                  )}
                </For>
                {/* Where the header has no room for it. */}
                <Show when={props.onLock}>
                  <li class="nav-lock">
                    <LockButton onLock={() => props.onLock?.()} />
                  </li>
                </Show>
              </ul>
            </nav>
          </Show>
          <Side {...props} />
        </div>
      </header>
      <main class="main" id="main" tabindex="-1" ref={main}>
        {props.children}
        <Show when={props.user}>{(user) => <Printed who={user().name} />}</Show>
      </main>
      <Help page={props.help} />
      <Notices />
    </>
  );
}
