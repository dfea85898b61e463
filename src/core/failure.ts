/**
 * Why a step on the network brought nothing. `timeout`: no answer within the time given. `refused`: the port is closed.
 * `reset` and `closed`: the other side ended it, by RST or in order. `unreachable`: no route, or the network said so.
 * `malformed`: something answered that is not the protocol asked for.
 */
export interface Failure {
  readonly status: 'timeout' | 'refused' | 'reset' | 'closed' | 'unreachable' | 'malformed';
  /** For people: what happened, without a full stop. */
  readonly reason: string;
}
