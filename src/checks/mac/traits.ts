import type { MacTraits } from '../../core/fleet.ts';
import type { Facts } from '../../fleet/facts.ts';

/** What the facts tell of the Mac as such. */
export function traitsOf(facts: Facts | undefined): MacTraits {
  if (!facts) return {};
  const traits: { -readonly [Trait in keyof MacTraits]: MacTraits[Trait] } = {};
  const { release, processor, memory, program, collected, agent, firewall } = facts;
  if (release) traits.release = release.value;
  if (processor) traits.processor = processor.value;
  if (memory) traits.memory = memory.value;
  if (program && program.is !== 'there') traits.version = null;
  else if (program && program.version !== '') traits.version = program.version;
  if (collected) traits.collected = collected.value;
  if (agent) traits.agent = agent.value;
  if (firewall) traits.firewall = firewall.value;
  return traits;
}
