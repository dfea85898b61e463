/** A function that works out its answer once for each object, and remembers it as long as the object lives. */
export function memo<Key extends object, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = workOut(key);
    known.set(key, { value });
    return value;
  };
}
