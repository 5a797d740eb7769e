import { expect, it } from 'vitest'
import type { CatalogItem } from '@/shared/catalog/catalog'
import generated from '@/generated/catalog.json'
import { differencesOf } from './differences'
import { sample } from './sample'

const items = generated.items as unknown as CatalogItem[]
const itemOf = (type: string) => items.find((item) => item.kind === 'node' && item.type === type)
const said = (change: (draft: ReturnType<typeof sample>) => void) => {
  const after = structuredClone(sample())
  change(after)
  return differencesOf(sample(), after, itemOf).map((one) => one.text)
}

it('shouldSayNothingOfEqualVersions', () => {
  expect(said(() => undefined)).toEqual([])
})

it('shouldNameWhatCameChangedAndWent', () => {
  const words = said((draft) => {
    draft.nodes.n6 = { type: 'tag', version: 1, name: '老客', config: { add: ['老客'] }, next: {} }
    draft.nodes.n3!.config = { duration: 'P2D' }
    draft.nodes.n2!.next.sent = 'n6'
    delete draft.nodes.n5
    draft.nodes.n4!.next = {}
  })
  expect(words).toEqual([
    '新增「老客」',
    '「发送消息」的「已发送」原来去「等待事件」，现在去「老客」',
    '「等待」的设置改了：等待多久',
    '「等待事件」的「发生」原来去「打标签」，现在去「结束旅程」',
    '删除「打标签」',
  ])
})

it('shouldTellChangesOfTheEntry', () => {
  expect(said((draft) => (draft.exit.onUnfollow = false))).toEqual(['提前离开的规则改了'])
  expect(said((draft) => (draft.start = 'n4'))).toEqual(['第一步改为「等待事件」'])
})
