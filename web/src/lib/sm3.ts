/* SM3 (GB/T 32905-2016), the hash the system uses everywhere. In script, because
 * WebCrypto has no SM3, and has nothing at all on the plain http of a court's
 * own network. */
const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
const BLOCK = 64

const left = (x: number, n: number): number => (x << (n & 31)) | (x >>> (32 - (n & 31)))
const rol = (x: number, n: number): number => ((n & 31) === 0 ? x : left(x, n))
const p0 = (x: number): number => x ^ rol(x, 9) ^ rol(x, 17)
const p1 = (x: number): number => x ^ rol(x, 15) ^ rol(x, 23)

function compress(v: Int32Array, at: DataView, from: number, w: Int32Array): void {
  for (let j = 0; j < 16; j++) w[j] = at.getInt32(from + 4 * j)
  for (let j = 16; j < 68; j++) w[j] = p1(w[j - 16]! ^ w[j - 9]! ^ rol(w[j - 3]!, 15)) ^ rol(w[j - 13]!, 7) ^ w[j - 6]!
  let [a, b, c, d, e, f, g, h] = v as unknown as [number, number, number, number, number, number, number, number]
  for (let j = 0; j < 64; j++) {
    const early = j < 16
    const a12 = rol(a, 12)
    const ss1 = rol((a12 + e + rol(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7)
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ a12) + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    d = c
    c = rol(b, 9)
    b = a
    a = tt1
    h = g
    g = rol(f, 19)
    f = e
    e = p0(tt2)
  }
  const out = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) v[i]! ^= out[i]!
}

/** The hash of these bytes, in lower-case hex. */
export function sm3(bytes: Uint8Array): string {
  const v = Int32Array.from(IV)
  const w = new Int32Array(68)
  const whole = bytes.length - (bytes.length % BLOCK)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += BLOCK) compress(v, view, at, w)
  const rest = bytes.subarray(whole)
  const tail = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK)
  tail.set(rest)
  tail[rest.length] = 0x80
  const end = new DataView(tail.buffer)
  end.setUint32(tail.length - 8, Math.floor(bytes.length / 0x2000_0000))
  end.setUint32(tail.length - 4, (bytes.length * 8) >>> 0)
  for (let at = 0; at < tail.length; at += BLOCK) compress(v, end, at, w)
  return [...v].map((x) => (x >>> 0).toString(16).padStart(8, '0')).join('')
}
