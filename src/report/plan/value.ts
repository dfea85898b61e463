import { duration, number, rate, size } from '../../plan/units.ts';
import type { Figure } from '../../plan/types.ts';

/** The value of a figure as people write it. */
export function shownValue({ value, unit }: Figure): string {
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'bytes':
      return size(value);
    case 'bits a second':
      return rate(value);
    case 'seconds':
      return duration(value);
    case 'servers':
    case null:
      return number(value);
  }
}
