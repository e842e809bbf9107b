// A name, or a number, with the part that was meant emphasised.
import { For, type JSX, Show } from "solid-js";
import { plain } from "../ui/plain-words.ts";

interface Match {
  word: string;
  letters: number;
}

interface Piece {
  text: string;
  isMeant: boolean;
}

/** Words that were meant, as far as they were typed; the rest stays plain. */
function piecesOf(text: string, matches: readonly Match[]): Piece[] {
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter(Boolean)
    .flatMap((part) => {
      const letters = Math.max(0, ...matches.filter((one) => one.word === plain(part)).map((one) => one.letters));
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

function rangePieces(text: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const ends = marks.map(([, to]) => to);
  return [
    ...marks.flatMap(([from, to], i) => [
      { text: text.slice(i === 0 ? 0 : ends[i - 1], from), isMeant: false },
      { text: text.slice(from, to), isMeant: true },
    ]),
    { text: text.slice(ends.at(-1) ?? 0), isMeant: false },
  ];
}

/** `marks`: where what is meant begins and ends, ascending. */
export const MarkedText = (props: { text: string; marks: readonly (readonly [number, number])[] }): JSX.Element => (
  <Pieces pieces={rangePieces(props.text, props.marks)} />
);

export const MarkedName = (props: { name: string; matches: readonly Match[] }): JSX.Element => (
  <Pieces pieces={piecesOf(props.name, props.matches)} />
);

export const MarkedNumber = (props: { number: string; typed: string }): JSX.Element => (
  <Pieces pieces={numberPieces(props.number, props.typed)} />
);
