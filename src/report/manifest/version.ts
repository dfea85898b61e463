/**
 * The version of the preference manifest. Programs that know two manifests of one domain take the newer: raise both with
 * every change of what the manifest says.
 */
export const MANIFEST = { version: 1, modified: Date.UTC(2026, 10, 23) } as const;
