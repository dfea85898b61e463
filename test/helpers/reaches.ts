import { runProgram } from '../../src/program.ts';

/** Runs a command line up to where the command itself would begin; what was complained of until then. */
export async function reaches(words: readonly string[]): Promise<string> {
  let [complaint, isThere] = ['', false];
  await runProgram(words, {
    version: '1.2.3',
    write: () => {},
    notice: (text) => void (complaint += text),
    debug: false,
    makeHost: () => {
      isThere = true;
      return Promise.reject(new Error('here'));
    },
  });
  return isThere ? '' : complaint || 'it never begins';
}
