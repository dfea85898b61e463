import type { LineIndex } from '../../core/line-index.ts';
import type {
  AnchorsFacts,
  Facts,
  PathFacts,
  Place,
  PreferencesFacts,
  ProgramFacts,
  Said,
  UserFacts,
} from './types.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface DraftUser extends Mutable<Omit<UserFacts, 'paths' | 'leftOut'>> {
  readonly paths: PathFacts[];
  preferences: PreferencesFacts | undefined;
  readonly leftOut: string[];
}

interface DraftFingerprints {
  readonly sha1: string[];
  unreadable: number;
}

/** Facts while they are read, line by line. */
export interface Draft extends Mutable<
  Pick<
    Facts,
    | 'text'
    | 'lines'
    | 'script'
    | 'collected'
    | 'host'
    | 'release'
    | 'volume'
    | 'processor'
    | 'memory'
    | 'ethernet'
    | 'programPath'
  >
> {
  running: Said<'yes' | 'no' | 'unknown'> | undefined;
  agent: Said<'yes' | 'no'> | undefined;
  firewall: Said<'on' | 'off' | 'unknown'> | undefined;
  program: ProgramFacts | undefined;
  anchors: AnchorsFacts | undefined;
  readonly anchor: DraftFingerprints;
  readonly trusted: DraftFingerprints;
  readonly users: DraftUser[];
  readonly byName: Map<string, DraftUser>;
  /** The one whose lines are being read. */
  current: DraftUser | undefined;
  readonly passedOver: (Place & { readonly user: string; readonly why: string })[];
}

export function emptyDraft(text: string, lines: LineIndex): Draft {
  return {
    text,
    lines,
    script: undefined,
    collected: undefined,
    host: undefined,
    release: undefined,
    volume: undefined,
    processor: undefined,
    memory: undefined,
    ethernet: undefined,
    running: undefined,
    agent: undefined,
    firewall: undefined,
    program: undefined,
    programPath: undefined,
    anchors: undefined,
    anchor: { sha1: [], unreadable: 0 },
    trusted: { sha1: [], unreadable: 0 },
    users: [],
    byName: new Map(),
    current: undefined,
    passedOver: [],
  };
}
