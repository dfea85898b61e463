import { getServers } from 'node:dns';

/** The DNS servers that this system is set up with. */
export function resolvers(): readonly string[] {
  return getServers();
}
