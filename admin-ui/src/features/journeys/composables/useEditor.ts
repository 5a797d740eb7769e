import { computed, inject, type InjectionKey, ref, shallowRef } from 'vue'
import { type CatalogItem, useCatalog } from '@/shared/catalog/catalog'
import { freshConfig } from '@/shared/catalog/fresh'
import type { Definition, Exit, JourneyNode, TriggerConfig } from '../model/definition'
import { emptyDefinition, entryExit } from '../model/definition'
import { type Clip, copyOf, freshNoteId, pasteAt } from '../model/clipboard'
import * as graph from '../model/graph'
import { History } from '../model/history'
import { ENTRY_ID } from '../model/layout'
import { createParts } from '../model/parts'
import { remember } from './recent'

/** What the right-hand panel shows. */
export type Panel =
  | { kind: 'none' }
  | { kind: 'entry' }
  | { kind: 'node'; id: string }
  | { kind: 'check' }
  | { kind: 'people'; id: string | null }
  | { kind: 'try' }

/** Where the chooser stands open: at an exit (add or insert), or over a node that is replaced. */
export type Choosing = { at: Exit; x: number; y: number } | { replace: string; x: number; y: number }

/** All edits of one journey's draft, with undo; the canvas, the panel and the shortcuts use this and nothing else. */
export function createEditor(readOnly: () => boolean) {
  const store = useCatalog()
  const portsOf = (type: string, stored: string[] = []) => store.catalog.ports(type, stored).map((port) => port.id)
  const drawnPortsOf = (type: string, stored: string[] = []) => store.catalog.drawnPorts(type, stored).map((port) => port.id)
  let history = new History<Definition>(emptyDefinition())
  let draft: History<Definition> | undefined
  const definition = shallowRef<Definition>(history.state)
  const parts = createParts()
  const steps = ref(0)
  const selection = ref<Set<string>>(new Set())
  const panel = ref<Panel>({ kind: 'none' })
  const choosing = ref<Choosing>()
  const canUndo = computed(() => steps.value >= 0 && history.canUndo)
  const canRedo = computed(() => steps.value >= 0 && history.canRedo)

  function show(next: Definition) {
    parts.show(next)
    definition.value = next
    steps.value++
  }

  function reset(next: Definition) {
    history = new History(next)
    draft = undefined
    leave(next)
  }

  /** Shows another definition for a while; `back` returns to the draft with all its steps back. */
  function visit(next: Definition) {
    draft ??= history
    history = new History(next)
    leave(next)
  }

  function back() {
    if (draft) history = draft
    draft = undefined
    leave(history.state)
  }

  function leave(next: Definition) {
    selection.value = new Set()
    panel.value = { kind: 'none' }
    show(next)
  }

  function edit(next: Definition, group?: string) {
    if (!readOnly()) show(history.push(next, group))
  }

  /** After undo and redo nothing may point at a node that is gone. */
  function settle(next: Definition) {
    show(next)
    const alive = (id: string) => id === ENTRY_ID || id in next.nodes
    selection.value = new Set([...selection.value].filter(alive))
    if (panel.value.kind === 'node' && !alive(panel.value.id)) panel.value = { kind: 'none' }
  }

  function select(ids: Iterable<string>) {
    selection.value = new Set(ids)
  }

  function open(id: string) {
    select([id])
    panel.value = id === ENTRY_ID ? { kind: 'entry' } : { kind: 'node', id }
  }

  function nodeOf(item: CatalogItem): JourneyNode {
    return { type: item.type, version: item.version, config: freshConfig(item), next: {} }
  }

  function add(exit: Exit, item: CatalogItem) {
    const added = graph.addAt(definition.value, exit, nodeOf(item), portsOf(item.type))
    remember(item.type)
    choosing.value = undefined
    edit(added.definition)
    open(added.id)
  }

  function replace(id: string, item: CatalogItem) {
    remember(item.type)
    choosing.value = undefined
    edit(graph.replace(definition.value, id, nodeOf(item), portsOf(item.type)))
    open(id)
  }

  function removeSelected() {
    const ids = [...selection.value].filter((id) => id in definition.value.nodes)
    if (ids.length === 0) return
    const before = graph.incoming(definition.value, ids[0] as string)[0]
    settleAfter(graph.remove(definition.value, ids, (type) => portsOf(type)))
    select([before?.node ?? ENTRY_ID])
  }

  function removeBranch(id: string) {
    settleAfter(graph.removeBranch(definition.value, id))
  }

  function settleAfter(next: Definition) {
    edit(next)
    settle(definition.value)
  }

  function connect(exit: Exit, to: string | undefined) {
    if (exit.node !== to) edit(graph.connect(definition.value, exit, to))
    choosing.value = undefined
  }

  function setConfig(id: string, config: Record<string, unknown>) {
    const node = definition.value.nodes[id]
    if (node) edit(graph.withNode(definition.value, id, { ...node, config }), `config:${id}`)
  }

  function rename(id: string, name: string) {
    const node = definition.value.nodes[id]
    if (node) edit(graph.withNode(definition.value, id, { ...node, name: name || null }), `name:${id}`)
  }

  function setTriggers(triggers: TriggerConfig[], group?: string) {
    edit({ ...definition.value, triggers }, group)
  }

  function setRules(rules: Partial<Pick<Definition, 'entry' | 'exit' | 'goal'>>, group?: string) {
    edit({ ...definition.value, ...rules }, group)
  }

  function copySelected(): Clip | undefined {
    const ids = [...selection.value].filter((id) => id in definition.value.nodes)
    return ids.length > 0 ? copyOf(definition.value, ids) : undefined
  }

  /** At the given exit, else below the selected node, else at the journey's end. */
  function paste(clip: Clip, at?: Exit) {
    const exit = at ?? pasteExit()
    const pasted = pasteAt(definition.value, exit, clip, (type) => portsOf(type))
    edit(pasted.definition)
    select(pasted.ids)
    choosing.value = undefined
  }

  function pasteExit(): Exit {
    const chosen = [...selection.value].find((id) => id in definition.value.nodes)
    if (chosen) {
      const node = definition.value.nodes[chosen] as JourneyNode
      const ports = portsOf(node.type, Object.keys(node.next))
      const free = ports.find((port) => !graph.targetOf(definition.value, { node: chosen, port }))
      const port = free ?? ports[0]
      if (port) return { node: chosen, port }
    }
    const exits = graph.exitsOf(definition.value, drawnPortsOf)
    return exits.find((exit) => !graph.targetOf(definition.value, exit)) ?? entryExit
  }

  function setNote(node: string | null, text: string) {
    const notes = definition.value.notes ?? []
    const old = notes.find((note) => note.node === node)
    const rest = notes.filter((note) => note !== old)
    const next = text ? [...rest, { id: old?.id ?? freshNoteId(notes), node, text }] : rest
    edit({ ...definition.value, notes: next }, `note:${node ?? ''}`)
  }

  return {
    definition, nodeOf: parts.nodeOf, noteOf: parts.noteOf, selection, panel, choosing, canUndo, canRedo, readOnly, portsOf, drawnPortsOf,
    reset, visit, back, edit, select, open, add, replace, removeSelected, removeBranch, connect,
    setConfig, rename, setTriggers, setRules, copySelected, paste, setNote,
    undo: () => !readOnly() && settle(history.undo()),
    redo: () => !readOnly() && settle(history.redo()),
  }
}

export type Editor = ReturnType<typeof createEditor>
export const editorKey: InjectionKey<Editor> = Symbol('journey editor')

export function useEditor(): Editor {
  const editor = inject(editorKey)
  if (!editor) throw new Error('used outside a journey editor')
  return editor
}
