import type { Style } from '../../core/host.ts';
import type { MacState } from '../../core/fleet.ts';
import { visible } from '../escape.ts';
import { displayWidth, graphemes } from '../../core/width.ts';

/** `12,345`. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 Mac`, `12,345 Macs`. */
export function macs(count: number): string {
  return `${number(count)} ${count === 1 ? 'Mac' : 'Macs'}`;
}

/** A part of a whole: `3 %`, `<1 %`, `99 %` for what is nearly all. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  if (part === whole) return '100 %';
  const share = (part * 100) / whole;
  return share < 1 ? '<1 %' : `${Math.min(99, Math.round(share))} %`;
}

/** What stands for a state, with its weight where there is colour. */
export function stateText(state: MacState, style: Style): string {
  if (state === 'error') return style.error(state);
  return state === 'warning' || state === 'unknown' ? style.warning(state) : state;
}

/** One line of at most so many columns, unsafe characters written out. */
export function fitted(text: string, columns: number): string {
  const shown = visible(text);
  if (displayWidth(shown) <= columns) return shown;
  let fit = '';
  let width = 0;
  for (const grapheme of graphemes(shown)) {
    width += displayWidth(grapheme);
    if (width > columns - 1) break;
    fit += grapheme;
  }
  return `${fit}…`;
}

/** Blanks behind a text, up to so many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
