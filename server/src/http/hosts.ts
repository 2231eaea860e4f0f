/** Names of this machine to itself. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * True where the call names another host than this machine itself. A page of another site can have its own name point
 * here and then count as the same site (DNS rebinding): with logins that everybody knows it would be in.
 */
export const isForeignHost = ({ host }: { readonly host?: string }): boolean => !LOOPBACK.test(host ?? '')
