/** The preference domain of Messenger, as its file is named; the file itself lies one folder deeper than domains do. */
export const MESSENGER_DOMAIN = 'com.microsoft.Messenger';

/** The payload of a configuration profile that carries preferences of any program ("Custom Settings"). */
export const PAYLOAD_TYPE = 'com.apple.ManagedClient.preferences';

/** How often managed preferences are set: at all times, at each log-in, or one time only. */
export type Frequency = 'always' | 'often' | 'once';

/**
 * What everything must say that carries Messenger's settings as managed preferences. Apple HT3992 on programs with a folder
 * of their own; Microsoft's pages for administrators of Messenger for Mac 7.
 */
export const UNPROVEN =
  'It is unproven whether Messenger for Mac 6 reads managed preferences: Apple warns that programs with a folder of their ' +
  'own inside Preferences, such as Messenger, may not respect them, while Microsoft says that Messenger 7 does. ' +
  'Try it on one Mac first, and do not rely on it as the lock of DisallowSave.';
