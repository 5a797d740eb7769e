import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { CatalogEntry, CatalogPort } from '@/generated/api'
import { http } from '../http/http'
import type { Known } from '../http/known'
import type { JsonSchema } from '../schema-form/schema'

export type CatalogKind = 'node' | 'trigger' | 'channel' | 'condition'
/** The canvas knows these, never a node's type. */
export type RenderType = 'trigger' | 'step' | 'send' | 'wait' | 'branch' | 'effect' | 'end'

export type { CatalogPort }
export type CatalogItem = Known<CatalogEntry, { kind: CatalogKind; schema: JsonSchema; ports?: CatalogPort[]; render?: RenderType }>

/** All extensions the server knows, by kind and type. */
export class Catalog {
  private readonly index = new Map<string, CatalogItem>()
  readonly items: readonly CatalogItem[]

  constructor(items: readonly CatalogItem[]) {
    this.items = items
    for (const item of items) this.index.set(`${item.kind}:${item.type}`, item)
  }

  find(kind: CatalogKind, type: string): CatalogItem | undefined {
    return this.index.get(`${kind}:${type}`)
  }

  of(kind: CatalogKind): CatalogItem[] {
    return this.items.filter((item) => item.kind === kind)
  }

  /** Exits of a node in their order; a node that the catalog does not know keeps those it was stored with. */
  ports(type: string, stored: string[] = []): CatalogPort[] {
    return this.find('node', type)?.ports ?? stored.map((id) => ({ id, zh: id, en: id, optional: false }))
  }

  /** Exits that the canvas draws: optional ones only once something follows them. */
  drawnPorts(type: string, stored: string[] = []): CatalogPort[] {
    return this.ports(type, stored).filter((port) => !port.optional || stored.includes(port.id))
  }
}

export const useCatalog = defineStore('catalog', () => {
  const catalog = shallowRef(new Catalog([]))
  const ready = ref(false)
  let pending: Promise<void> | undefined

  function load(): Promise<void> {
    pending ??= http
      .get<{ items: CatalogItem[] }>('/catalog')
      .then((answer) => {
        catalog.value = new Catalog(answer.items)
        ready.value = true
      })
      .catch((error: unknown) => {
        pending = undefined
        throw error
      })
    return pending
  }

  return { catalog, ready, load }
})
