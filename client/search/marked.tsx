// A name, or a number, with the part that was meant emphasised.
import { For, type JSX, Show } from "solid-js";

interface Match {
  word: string;
  letters: number;
}

interface Piece {
  text: string;
  isMeant: boolean;
}

const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Words that were meant, as far as they were typed; the rest stays plain. */
function piecesOf(text: string, matches: readonly Match[]): Piece[] {
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter(Boolean)
    .flatMap((part) => {
      const letters = Math.max(0, ...matches.filter((one) => one.word === bare(part)).map((one) => one.letters));
      return [
        { text: part.slice(0, letters), isMeant: true },
        { text: part.slice(letters), isMeant: false },
      ];
    })
    .filter((piece) => piece.text !== "");
}

function numberPieces(number: string, typed: string): Piece[] {
  const digits = typed.replace(/\D+/g, "-").replace(/^-|-$/g, "");
  const at = digits === "" ? -1 : number.lastIndexOf(digits);
  if (at < 0) return [{ text: number, isMeant: false }];
  return [
    { text: number.slice(0, at), isMeant: false },
    { text: number.slice(at, at + digits.length), isMeant: true },
    { text: number.slice(at + digits.length), isMeant: false },
  ];
}

function Pieces(props: { pieces: readonly Piece[] }): JSX.Element {
  return (
    <For each={props.pieces}>
      {(piece) => (
        <Show when={piece.isMeant} fallback={piece.text}>
          <mark>{piece.text}</mark>
        </Show>
      )}
    </For>
  );
}

export const MarkedName = (props: { name: string; matches: readonly Match[] }): JSX.Element => (
  <Pieces pieces={piecesOf(props.name, props.matches)} />
);

export const MarkedNumber = (props: { number: string; typed: string }): JSX.Element => (
  <Pieces pieces={numberPieces(props.number, props.typed)} />
);
