import type { Fact, Rung } from '../../core/report.ts';
import { symptomsOf } from '../../topics/symptoms/index.ts';

/** What the user saw against what was seen here. */
export function symptomFacts(said: string, rungs: readonly Rung[]): Fact[] {
  const symptoms = symptomsOf(said);
  if (symptoms.length === 0) return [{ name: 'symptom', value: 'no documented one sounds like that' }];
  return symptoms.slice(0, 3).flatMap(({ name, shown, causes, rungs: likely, also }) => {
    const broken = rungs.filter(({ name: rung, status }) => likely.includes(rung) && status === 'fails');
    const seen =
      likely.length === 0
        ? `no step of a sign-in shows it; see msgrctl explain ${name}`
        : broken.length > 0
          ? `fits: ${broken.map(({ name: rung, said: what }) => `${rung} (${what})`).join('; ')}`
          : `nothing of it was seen here (${likely.join(', ')})`;
    return [
      { name: 'symptom', value: `"${shown}": ${causes.map(({ cause }) => cause).join('; or ')}` },
      { name: 'here', value: seen },
      ...(also === undefined ? [] : [{ name: 'also', value: also }]),
    ];
  });
}
