/**
 * Texts are written as pairs, Chinese first, so that no text can exist in one language only. A feature hands its tree
 * of pairs to the console in its `module.ts`; both dictionaries are made from it here.
 */
export type Pair = readonly [zh: string, en: string]
export interface PairTree {
  readonly [key: string]: Pair | PairTree
}
export interface Dictionary {
  [key: string]: string | Dictionary
}

function isPair(value: Pair | PairTree): value is Pair {
  return Array.isArray(value)
}

export function dictionary(tree: PairTree, language: 0 | 1): Dictionary {
  const result: Dictionary = {}
  for (const [key, value] of Object.entries(tree)) {
    result[key] = isPair(value) ? value[language] : dictionary(value, language)
  }
  return result
}
