import type { Fact, Rung } from '../../core/report.ts';
import { symptomsOf } from './symptoms.ts';

/** What the user saw against what was seen here. */
export function symptomFacts(said: string, rungs: readonly Rung[]): Fact[] {
  const symptoms = symptomsOf(said);
  if (symptoms.length === 0) return [{ name: 'symptom', value: 'no documented one sounds like that' }];
  return symptoms.slice(0, 3).flatMap(({ shown, cause, rungs: likely, also }) => {
    const broken = rungs.filter(({ name, status }) => likely.includes(name) && status === 'fails');
    const seen =
      broken.length > 0
        ? `fits: ${broken.map(({ name, said: what }) => `${name} (${what})`).join('; ')}`
        : `nothing of it was seen here (${likely.join(', ')})`;
    return [
      { name: 'symptom', value: `"${shown}": ${cause}` },
      { name: 'here', value: seen },
      ...(also === undefined ? [] : [{ name: 'also', value: also }]),
    ];
  });
}
