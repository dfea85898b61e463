/** Lets so many calls run at once; the others wait for their turn, and their own time starts then. */
export function limiter(
  most: number,
): <Args extends readonly unknown[], Result>(
  act: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return (act) =>
    async (...args) => {
      if (running >= most) await new Promise<void>((go) => void waiting.push(go));
      else running += 1;
      try {
        return await act(...args);
      } finally {
        const next = waiting.shift();
        // Whoever waits longest takes the place over.
        if (next) next();
        else running -= 1;
      }
    };
}
