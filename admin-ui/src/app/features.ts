import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { PairTree } from './i18n/messages'

export type MenuGroup = 'overview' | 'operations' | 'customers' | 'channels' | 'benefits' | 'settings'

export interface MenuEntry {
  group: MenuGroup
  order: number
  /** Name of the route that opens. */
  route: string
  /** Message key. */
  label: string
  icon: Component
  /** Right without which the entry is hidden. */
  right?: string
  /** How many things wait there for a person; called while the navigation is drawn. */
  badge?: () => number
}

/** What a feature folder adds to the console; found by its `module.ts`, no central list. */
export interface Feature {
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
  messages: PairTree
}

const found = import.meta.glob<{ default: Feature }>('../features/*/module.ts', { eager: true })
export const features: Feature[] = Object.values(found).map((m) => m.default)

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's title. */
    title?: string
    /** Seen without a session. */
    public?: boolean
    /** The page fills the window: the navigation shrinks to icons and the page brings its own padding. */
    wide?: boolean
  }
}
