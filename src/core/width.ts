const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for characters: a letter with its accents is one, and so is a flag. */
export function graphemes(text: string): string[] {
  return ASCII.test(text) ? text.split('') : Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

/** Columns that a text takes on a terminal: wide East Asian characters and emoji two, combining marks none. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

const ASCII = /^[\x20-\x7e]*$/;

function graphemeWidth(grapheme: string): number {
  // An emoji takes two columns whatever it is made of: two regional indicators, a skin colour, a keycap.
  if (EMOJI.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;

// Hangul vowels and final consonants join the syllable in front of them.
const ZERO = /^[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]$/u;

// East_Asian_Width W and F (UAX #11), by block: a block's unassigned places are wide, too.
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d8f}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]$/u;
