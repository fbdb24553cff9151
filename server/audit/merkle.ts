// The Merkle tree of RFC 9162, section 2.1: roots, proofs that something is in a tree, and proofs that one tree is the
// beginning of another. Leaves are hashes already.

import { createHash } from 'node:crypto'

/** SHA-256 of a one byte and both halves, so that no node can be taken for a leaf. */
function node(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

const EMPTY = createHash('sha256').digest()

/** The largest power of two below n. */
function split(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1))
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return EMPTY
  if (leaves.length === 1) return leaves[0]!
  const k = split(leaves.length)
  return node(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** The hashes that lead from a leaf to the root. */
export function inclusionProof(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (index >= leaves.length) throw new RangeError(`There is no leaf ${index}.`)
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...inclusionProof(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...inclusionProof(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** Section 2.1.3.2: whether the proof leads from the leaf to the root of a tree of that size. */
export function isIncluded(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (index >= size) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = node(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else hash = node(hash, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && hash.equals(root)
}

/** The hashes that show the first `size` leaves to be the beginning of all. */
export function consistencyProof(size: number, leaves: readonly Buffer[]): Buffer[] {
  if (size > leaves.length) throw new RangeError(`There are only ${leaves.length} leaves.`)
  return size === 0 ? [] : subproof(size, leaves, true)
}

function subproof(size: number, leaves: readonly Buffer[], whole: boolean): Buffer[] {
  if (size === leaves.length) return whole ? [] : [rootOf(leaves)]
  const k = split(leaves.length)
  return size <= k
    ? [...subproof(size, leaves.slice(0, k), whole), rootOf(leaves.slice(k))]
    : [...subproof(size - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))]
}

type Tree = { readonly size: number; readonly root: Buffer }

/** Section 2.1.4.2: whether the proof shows the old tree to be the beginning of the new one. */
export function isConsistent(old: Tree, fresh: Tree, proof: readonly Buffer[]): boolean {
  if (old.size === fresh.size) return proof.length === 0 && old.root.equals(fresh.root)
  if (old.size === 0) return proof.length === 0
  if (old.size > fresh.size) return false
  const path = isPowerOfTwo(old.size) ? [old.root, ...proof] : [...proof]
  let [fn, sn] = [old.size - 1, fresh.size - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  const first = path.shift()
  if (!first) return false
  let [oldHash, freshHash] = [first, first]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      oldHash = node(sibling, oldHash)
      freshHash = node(sibling, freshHash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else freshHash = node(freshHash, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && oldHash.equals(old.root) && freshHash.equals(fresh.root)
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n))
}

/** A tree that only grows: the roots of its whole subtrees, the largest first. */
export type Frontier = readonly Buffer[]

/** The frontier with further leaves; `size` is that of the tree before. */
export function grow(frontier: Frontier, size: number, leaves: readonly Buffer[]): Buffer[] {
  const roots = [...frontier]
  let count = size
  for (const leaf of leaves) {
    let hash = leaf
    for (let n = count; n % 2 === 1; n = Math.floor(n / 2)) hash = node(roots.pop()!, hash)
    roots.push(hash)
    count += 1
  }
  return roots
}

/**
 * The inclusion proof of a leaf without the leaves long before it. The whole subtrees before a leaf are the frontier of
 * the tree that ends there, so any tree that ended earlier is enough: its frontier, and all leaves from its size on.
 */
export function inclusionProofAfter(
  index: number,
  { size, frontier }: { readonly size: number; readonly frontier: Frontier },
  leaves: readonly Buffer[],
): Buffer[] {
  if (index < size)
    throw new RangeError(`The leaf ${index} lies before the ${size} that are known by their roots.`)
  if (index >= size + leaves.length) throw new RangeError(`There is no leaf ${index}.`)
  const before = grow(frontier, size, leaves.slice(0, index - size))
  const way = (from: number, to: number, passed: number): Buffer[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...way(from, middle, passed), rootOf(leaves.slice(middle - size, to - size))]
      : [...way(middle, to, passed + 1), before[passed]!]
  }
  return way(0, size + leaves.length, 0)
}

export function rootOfFrontier(frontier: Frontier): Buffer {
  if (frontier.length === 0) return EMPTY
  return frontier.slice(0, -1).reduceRight((right, left) => node(left, right), frontier.at(-1)!)
}
