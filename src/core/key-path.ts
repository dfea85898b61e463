/** `connection.ports[0].min`: the place of a value in a tree of keys and numbers. */
export function keyPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}
