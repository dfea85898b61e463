/** The same text by itself: a slice keeps all of the text that it is from in memory. */
export function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
