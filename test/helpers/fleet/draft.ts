import { boolean, integer, string, type PlistValue } from '../../../src/plist/value.ts';
import type { FactLines } from './facts.ts';
import type { Preferences } from './preferences.ts';

/** A Mac before it is written: what a fault is put into. */
export interface Draft {
  readonly mac: string;
  readonly user: string;
  preferences: Preferences;
  /** What becomes of the bytes before their checksum is taken, as a damaged file on the Mac itself would have it. */
  onTheMac: (bytes: Uint8Array) => Uint8Array;
  /** The same after that, as a copy that suffered on its way. */
  onTheWay: (bytes: Uint8Array) => Uint8Array | undefined;
  /** Undefined for no facts. */
  changeFacts: (lines: FactLines) => FactLines | undefined;
}

/** A healthy Mac. */
export function draftOf(mac: string, user: string, own: Preferences): Draft {
  return {
    mac,
    user,
    preferences: own,
    onTheMac: (bytes) => bytes,
    onTheWay: (bytes) => bytes,
    changeFacts: (lines) => lines,
  };
}

export type Plant = (draft: Draft) => void;

function valueOf(value: boolean | number | string): PlistValue {
  if (typeof value === 'boolean') return boolean(value);
  return typeof value === 'number' ? integer(value) : string(value);
}

/** Settings with other values; null takes one out. */
export function set(values: { readonly [key: string]: boolean | number | string | null }): Plant {
  return (draft) => {
    const all = new Map(draft.preferences);
    for (const [key, value] of Object.entries(values)) {
      if (value === null) all.delete(key);
      else all.set(key, valueOf(value));
    }
    draft.preferences = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1));
  };
}

/** The parts of the first line that begins so, from a number on. */
export function say(word: string, from: number, ...parts: readonly string[]): Plant {
  return changed((lines) => {
    const at = lines.findIndex(([first]) => first === word);
    if (at < 0) throw new Error(`no line of the facts begins with ${word}`);
    return lines.with(at, [...lines[at]!.slice(0, from), ...parts, ...lines[at]!.slice(from + parts.length)]);
  });
}

/** The same for a line on a path of the user. */
export function sayOfPath(path: string, from: number, ...parts: readonly string[]): Plant {
  return changed((lines) =>
    lines.map((line) =>
      line[0] === 'path' && line[2] === path
        ? [...line.slice(0, from), ...parts, ...line.slice(from + parts.length)]
        : line,
    ),
  );
}

/** The facts without the lines of which this holds. */
export function without(holds: (line: readonly string[]) => boolean): Plant {
  return changed((lines) => lines.filter((line) => !holds(line)));
}

export function changed(change: (lines: FactLines) => FactLines | undefined): Plant {
  return (draft) => {
    draft.changeFacts = change;
  };
}

/** No copy came home, or never was one. */
export const noCopy: Plant = (draft) => {
  draft.onTheWay = () => undefined;
};

export function both(...plants: readonly Plant[]): Plant {
  return (draft) => {
    for (const plant of plants) plant(draft);
  };
}
