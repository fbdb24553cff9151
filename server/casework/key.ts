// `instance.number` names what lives in an instance; the contract's pattern has checked the form already.

export type InnerKey = { readonly instance: string; readonly key: number }

export function readKey(text: string): InnerKey {
  return { instance: text.slice(0, 36), key: Number(text.slice(37)) }
}
