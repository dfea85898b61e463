import { Spellings } from './spelling.ts';

/** What is replaced: each kind is numbered for itself, in the order in which names come up. */
export type NameKind = 'user' | 'host' | 'domain' | 'ipv4' | 'ipv6' | 'ethernet' | 'folder' | 'text' | 'key';

/** A line of the table that the admin may keep. */
export interface Replaced {
  readonly kind: NameKind;
  readonly original: string;
  readonly replacement: string;
}

interface Known {
  readonly base: string;
  readonly spellings: Spellings | undefined;
}

/**
 * The replacements of one run. The same name gets the same replacement wherever it stands; different names get different
 * ones. Numbers tell the order in which names came up, and nothing of the names.
 */
export class Names {
  readonly #known = new Map<string, Known>();
  readonly #counts = new Map<NameKind, number>();
  readonly #domains = new Map<string, { readonly count: number; readonly kinds: Set<'dns' | 'netbios'> }>();
  readonly #table = new Map<string, Replaced>();

  /** The replacement of a name; `make` makes that of a new one, and may take a number for it. */
  replace(kind: NameKind, original: string, make: (next: () => number) => string): string {
    // Of free text nobody knows whether capitals make a difference.
    const isFree = kind === 'text' || kind === 'key';
    const identity = `${kind} ${isFree ? original : fold(original)}`;
    let known = this.#known.get(identity);
    if (!known) {
      known = { base: make(() => this.#next(kind)), spellings: isFree ? undefined : new Spellings() };
      this.#known.set(identity, known);
    }
    const replacement = known.spellings?.apply(original, known.base) ?? known.base;
    this.#table.set(`${kind} ${original}`, { kind, original, replacement });
    return replacement;
  }

  has(kind: NameKind, original: string): boolean {
    return this.#known.has(`${kind} ${fold(original)}`);
  }

  #next(kind: NameKind): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }

  /**
   * The number of a domain by its first label: contoso.com and CONTOSO are one, and contoso.org is another.
   */
  numberOfDomain(label: string, kind: 'dns' | 'netbios'): number {
    const known = this.#domains.get(label);
    if (known && !known.kinds.has(kind)) {
      known.kinds.add(kind);
      return known.count;
    }
    const count = this.#next('domain');
    if (!known) this.#domains.set(label, { count, kinds: new Set([kind]) });
    return count;
  }

  /** Every name that was replaced, in the order in which they came up. */
  table(): readonly Replaced[] {
    return [...this.#table.values()];
  }
}

/** Capitals and the way in which accents are composed make no other name. */
export function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
