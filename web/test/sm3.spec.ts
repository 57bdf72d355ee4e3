/* SM3 against the standard's own examples, lengths around a block, and OpenSSL's words. */
import { createHash, getHashes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sm3 } from '@/lib/sm3'

const bytes = (s: string): Uint8Array => new TextEncoder().encode(s)

describe('SM3', () => {
  it('gives what GB/T 32905 gives', () => {
    expect(sm3(bytes('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3(bytes('abcd'.repeat(16)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
    expect(sm3(bytes(''))).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b')
  })
  it.skipIf(!getHashes().includes('sm3'))('agrees with OpenSSL on every length around a block, and on a large file', () => {
    const data = Uint8Array.from({ length: 300_001 }, (_, i) => (i * 131) ^ (i >> 7))
    for (const n of [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 300_001]) {
      const part = data.subarray(0, n)
      expect(sm3(part), String(n)).toBe(createHash('sm3').update(part).digest('hex'))
    }
  })
})
