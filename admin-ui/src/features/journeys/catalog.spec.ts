import { createPinia, setActivePinia } from 'pinia'
import { createApp, h, nextTick, ref, type App, type Component } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRouter, createMemoryHistory } from 'vue-router'
import { i18n } from '@/app/i18n'
import generated from '@/generated/catalog.json'
import { Catalog, type CatalogItem, useCatalog } from '@/shared/catalog/catalog'
import SchemaForm from '@/shared/schema-form/SchemaForm.vue'
import { renderOf } from './components/canvas/look'
import { summaryOf } from './model/summary'

const items = generated.items as unknown as CatalogItem[]

const RENDERS = ['trigger', 'step', 'send', 'wait', 'branch', 'effect', 'end']
let app: App | undefined

async function mount(component: Component, props: Record<string, unknown>) {
  const root = document.createElement('div')
  document.body.append(root)
  app = createApp({ render: () => h(component, props) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', name: 'coupons', component: SchemaForm }] })
  app.use(createPinia()).use(i18n).use(router)
  useCatalog().catalog = new Catalog(items)
  const problems: string[] = []
  app.config.errorHandler = (error) => problems.push(String(error))
  app.mount(root)
  await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 30))
  return { root, problems }
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ items: [] }), { status: 200 })))
})
afterEach(() => {
  app?.unmount()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe.each(items.map((item) => [`${item.kind} ${item.type}`, item] as const))('%s', (_name, item) => {
  it('shouldBeDrawnByTheGenericCard', () => {
    useCatalog().catalog = new Catalog(items)
    if (item.kind === 'node' || item.kind === 'trigger') {
      expect(summaryOf(item, item.example)).not.toBe('')
      expect(summaryOf(item, item.example)).not.toMatch(/\{\w+\}|\[object/)
    }
    if (item.kind === 'node') {
      expect(RENDERS).toContain(renderOf(item))
      expect(item.ports?.every((port) => port.id && port.zh && port.en)).toBe(true)
    }
  })

  it('shouldShowAFieldForEachPropertyAndKeepTheExample', async () => {
    const value = ref<Record<string, unknown>>(structuredClone(item.example))
    const { root, problems } = await mount(SchemaForm, {
      schema: item.schema,
      modelValue: value.value,
      'onUpdate:modelValue': (next: Record<string, unknown>) => (value.value = next),
    })
    expect(problems).toEqual([])
    const fields = [...root.querySelectorAll<HTMLElement>(':scope > .schema-form > .field')].map((f) => f.dataset.field)
    for (const key of Object.keys(item.example)) {
      const hidden = item.schema.properties?.[key]?.['x-show-when'] !== undefined
      if (!hidden) expect(fields).toContain(key)
    }
    for (const label of root.querySelectorAll('label')) expect(label.textContent?.trim()).not.toBe('')
    expect(value.value).toEqual(item.example)
  })
})
