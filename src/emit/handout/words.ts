import { addressee, caption, onOneLine } from './clean.ts';

/**
 * A piece of a sentence. What comes from the policy is never plain text, so that each form of the handout can set it apart,
 * and keep its signs from being read as markup.
 */
export type Word =
  | string
  /** As it stands on the screen: a button, a menu, a box. */
  | { readonly kind: 'label'; readonly text: string }
  /** To be typed as it is: an address, a server, a user ID. */
  | { readonly kind: 'value'; readonly text: string }
  /** In a language of people, and in its direction: an organization, whom to call. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** To be filled in by hand: a word or two, or a line. */
  | { readonly kind: 'blank'; readonly width: number }
  /** To be ticked by hand. */
  | { readonly kind: 'tick'; readonly text: string };

export type Words = readonly Word[];

/** Words with others between them. */
export function say(parts: TemplateStringsArray, ...between: readonly (Word | Words)[]): Words {
  return parts.flatMap((part, i) => [part, ...[between[i] ?? []].flat()]).filter((word) => word !== '');
}

export const label = (text: string): Word => ({ kind: 'label', text: caption(text) });
export const strong = (text: string): Word => ({ kind: 'strong', text });
export const value = (text: string): Word => ({ kind: 'value', text: onOneLine(text) });
export const name = (text: string): Word => ({ kind: 'name', text: addressee(text) });
export const BLANK: Word = { kind: 'blank', width: 16 };
export const LINE: Word = { kind: 'blank', width: 32 };
export const tick = (text: string): Word => ({ kind: 'tick', text });
