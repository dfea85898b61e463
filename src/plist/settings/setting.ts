/** The type that the guide's table states for a setting. */
export type SettingType = 'boolean' | 'integer' | 'string' | 'data';

/**
 * What kind of thing a key is, and so whether it belongs in a policy or template:
 * - `policy`: decides how the corporate account connects, signs in or archives, or what users may do
 * - `preference`: a user's own taste (sounds, alerts, how lists look) that an admin may preset
 * - `state`: what the program remembers of its windows and of what it has shown
 * - `cache`: what the program learned from servers and will learn again
 * - `identity`: whose Mac it is: names and addresses that users signed in with
 * - `inert`: the guide says that it does not apply to Messenger for Mac
 */
export type SettingClass = 'policy' | 'preference' | 'state' | 'cache' | 'identity' | 'inert';

/** Which of the two accounts a setting is for. */
export type SettingAccount = 'personal' | 'corporate' | 'both';

/** The sections of the guide that settings are cited from. */
export type GuideSection =
  | 'Messenger for Mac preferences'
  | 'Disabling message archiving'
  | 'Connecting to Live Communications Server through a firewall'
  | 'Installing Messenger for Mac on the client'
  | 'Using Kerberos for Macintosh';

export type PlainValue = boolean | number | string;

/** A default as one place of the guide states it. */
export interface StatedDefault {
  readonly value: PlainValue;
  readonly section: GuideSection;
}

/** A value that the guide names, and what it means. */
export interface AllowedValue {
  readonly value: PlainValue;
  readonly meaning: string;
}

/** How the text of a string setting is made. */
export type StringFormat =
  | 'left, top' // two whole numbers, screen points
  | 'width, height' // two whole numbers above zero, screen points
  | 'host' // a DNS name or an IPv4 address, without a port
  | 'host or host:port'
  | 'domain' // a DNS domain
  | 'address' // user@domain
  | 'url'
  | 'path' // an absolute path of a Mac
  | 'sound' // the name of a sound
  | 'country' // two capital letters, ISO 3166-1
  | 'name'; // free text without line breaks

/** A point in which the guide contradicts itself, or is plainly misprinted; every reading is kept. */
export interface Contradiction {
  readonly about: 'default' | 'type' | 'name' | 'meaning' | 'account';
  /** What the guide says, reading by reading, in our own words. */
  readonly readings: readonly string[];
}

/** Another spelling of a key, and why it exists. */
export interface Alias {
  readonly name: string;
  readonly why: string;
}

/** All that is known of one key of com.microsoft.Messenger.plist. */
export interface Setting {
  /** The key exactly as the guide prints it. */
  readonly key: string;
  readonly type: SettingType;
  /** Another type that the guide's own words allow as well (CountryCode: an integer whose default is a text). */
  readonly alsoType?: SettingType;
  readonly class: SettingClass;
  readonly account: SettingAccount;
  /** What it does, in our own words: a sentence that starts with a verb or a noun and ends with a full stop. */
  readonly effect: string;
  readonly section: GuideSection;
  /** Further sections of the guide that speak of it. */
  readonly alsoIn?: readonly GuideSection[];
  /** As the guide gives them: none, one, or two that disagree. */
  readonly defaults: readonly StatedDefault[];
  /** The values the guide names. Others are wrong, unless `otherValues` says what the program makes of them. */
  readonly allowed?: readonly AllowedValue[];
  readonly otherValues?: string;
  /** Inclusive bounds of an integer. */
  readonly range?: { readonly min: number; readonly max: number };
  readonly unit?: 'minutes' | 'seconds' | 'port';
  readonly format?: StringFormat;
  /** Other spellings of the same key that may be the ones the program reads, or that people write. */
  readonly aliases?: readonly Alias[];
  readonly contradictions?: readonly Contradiction[];
  /** The row of the guide's table that it stands in, where that row names several keys. */
  readonly row?: string;
}
