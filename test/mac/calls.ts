/** What the commands of a Mac were asked: the record that every wrapper writes, read back. */
import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';

export class Record {
  readonly #folder: string;

  constructor(root: string) {
    this.#folder = `${root}/.mac/run`;
  }

  /** All that was recorded since the last time. */
  take(): readonly string[][] {
    const calls = parse(readFileSync(`${this.#folder}/log`));
    truncateSync(`${this.#folder}/log`);
    // A command with very long arguments has a file of its own, lest its record be cut in two by another's.
    for (const name of readdirSync(this.#folder).filter((one) => one.startsWith('log.'))) {
      calls.push(...parse(readFileSync(`${this.#folder}/${name}`)));
      rmSync(`${this.#folder}/${name}`);
    }
    return calls;
  }

  /** What was refused: a command, and why. */
  takeRefused(): readonly string[] {
    const path = `${this.#folder}/refused`;
    const words = readFileSync(path, 'utf8').split('\0').slice(0, -1);
    if (words.length > 0) truncateSync(path);
    return words.flatMap((word, i) => (i % 2 === 0 ? [`${word}: ${words[i + 1]}`] : []));
  }
}

/** Name, number of arguments, arguments; each ends in a zero byte. */
function parse(bytes: Buffer): string[][] {
  const words = bytes.toString('utf8').split('\0').slice(0, -1);
  const calls: string[][] = [];
  for (let i = 0; i < words.length;) {
    const end = i + 2 + Number(words[i + 1]);
    calls.push([words[i]!, ...words.slice(i + 2, end)]);
    i = end;
  }
  return calls;
}
