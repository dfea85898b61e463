import { expect, test } from 'vitest';
import { fitting } from '../../src/core/fitting.ts';

const KNOWN = [
  { name: 'password', words: ['password', 'wrong', 'sign'] },
  { name: 'change', words: ['password', 'changed', 'new'] },
  { name: 'word', words: ['word', 'toolbar', 'sign'] },
  { name: 'video', words: ['video'] },
];

test.each<[said: string, names: readonly string[]]>([
  ['', []],
  ['hello there', []],
  ['the video', ['video']],
  ['there is no video on this old Mac', ['video']],
  // One word of several is enough only if little else is said.
  ['wrong', ['password']],
  ['something is wrong with the printer', []],
  ['Password WRONG!', ['password']],
  // What several have tells less than what one has.
  ['password changed', ['change']],
  ['the sign password', ['password']],
  ['password', ['password', 'change']],
  // Where two fit as well, the order is that of the list.
  ['the wrong password was changed', ['password', 'change']],
])('"%s" fits %j', (said, names) => {
  expect(fitting(said, KNOWN).map(({ name }) => name)).toEqual(names);
});
