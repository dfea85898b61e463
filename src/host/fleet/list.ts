import { nameOf } from './names.ts';

/** A path a line, or with a NUL behind each as `find -print0` has it: then a path may hold line feeds. */
export function pathsOf(list: Uint8Array): string[] {
  const isZero = list.includes(0);
  const separator = isZero ? 0 : 0x0a;
  const paths: string[] = [];
  for (let from = 0; from < list.length;) {
    const end = list.indexOf(separator, from);
    const path = nameOf(list.subarray(from, end < 0 ? list.length : end));
    paths.push(isZero ? path : path.replace(/\r$/, ''));
    from = end < 0 ? list.length : end + 1;
  }
  return paths.filter((path) => path !== '');
}
