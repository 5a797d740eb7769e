import * as icons from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { CatalogItem, RenderType } from '@/shared/catalog/catalog'

const FALLBACK: Record<RenderType, Component> = {
  trigger: icons.Lightning,
  step: icons.Operation,
  send: icons.ChatDotRound,
  wait: icons.Timer,
  branch: icons.Share,
  effect: icons.MagicStick,
  end: icons.CircleCheck,
}

/** Icon by the name that the catalog gives (kebab or Pascal case), else by what the step does. */
export function iconOf(item: CatalogItem | undefined): Component {
  const name = (item?.icon ?? '').replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())
  return (icons as Record<string, Component>)[name] ?? FALLBACK[renderOf(item)]
}

export function renderOf(item: CatalogItem | undefined): RenderType {
  return item?.render ?? (item?.kind === 'trigger' ? 'trigger' : 'step')
}
