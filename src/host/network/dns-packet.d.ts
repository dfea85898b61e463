/** What is used of the package dns-packet, which has no types of its own. */
declare module 'dns-packet' {
  export function encode(packet: object): Buffer;
  export const RECURSION_DESIRED: number;
  export const name: {
    readonly decode: {
      /** With `mail` a dot within a label comes as `\.`. Throws for a name that cannot be read. */
      (bytes: Buffer, offset: number, options?: { readonly mail: boolean }): string;
      /** How many bytes the last name took, up to its first pointer. */
      readonly bytes: number;
    };
  };
}
declare module 'dns-packet/types.js' {
  export function toString(type: number): string;
}
declare module 'dns-packet/rcodes.js' {
  export function toString(code: number): string;
}
