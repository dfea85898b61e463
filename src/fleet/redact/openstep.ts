import type { PlistValue } from '../../plist/value.ts';

/** A property list as OpenStep text, laid out much as `defaults read` prints it; every value comes out as a string or data. */
export function writeOpenStep(root: PlistValue): string {
  return `${element(root, '')}\n`;
}

function element(value: PlistValue, indent: string): string {
  const inner = `${indent}    `;
  switch (value.kind) {
    case 'dict': {
      const lines = value.value.map((entry) => `${inner}${word(entry.key)} = ${element(entry.value, inner)};\n`);
      return `{\n${lines.join('')}${indent}}`;
    }
    case 'array':
      return `(\n${value.value.map((item) => `${inner}${element(item, inner)}`).join(',\n')}${value.value.length > 0 ? '\n' : ''}${indent})`;
    case 'data':
      return `<${[...value.value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
    case 'boolean':
      return value.value ? '1' : '0';
    case 'string':
    case 'integer':
    case 'real':
    case 'date':
    case 'uid':
      return word(String(value.value));
  }
}

/** Words of letters and digits stand as they are; whatever else there may be is quoted and, beyond ASCII, escaped. */
function word(text: string): string {
  if (/^[A-Za-z0-9_]+$/.test(text)) return text;
  const escaped = text.replace(/[^\x20-\x7e]|["\\]/g, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return `\\U${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
