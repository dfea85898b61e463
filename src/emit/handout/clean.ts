/** What would steer a reader, a printer or a browser instead of being read: controls, directions, halves of characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/** The joiners, which Persian, Hindi and other scripts are spelt with (Unicode, section 23.2), and the looks of an emoji. */
const SPELLING = new Set(['\u200c', '\u200d', '\ufe0e', '\ufe0f']);

/** The longest address that can be sent to (RFC 5321, section 4.5.3.1); the others as much as a sheet of paper bears. */
const MOST = { value: 254, name: 120, label: 60 };

/** A text to be typed, as one line that shows all that it holds. */
export function onOneLine(text: string): string {
  return shortened(text.replace(UNSAFE, written), MOST.value);
}

/** What is seen on the screen, as one line. */
export function caption(text: string): string {
  return shortened(text.replace(UNSAFE, written), MOST.label);
}

/** A text of people, as one line. */
export function addressee(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return shortened(
    line.replace(UNSAFE, (character) => (SPELLING.has(character) ? character : written(character))),
    MOST.name,
  );
}

function written(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
