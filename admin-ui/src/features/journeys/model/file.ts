import { type File as JourneyFile, journeys } from '../api'

/** Hands the journey's draft to the browser as a file. */
export async function saveFile(id: string): Promise<void> {
  const file = await journeys.exported(id)
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${file.name.replace(/[\\/:*?"<>|]/g, '_')}.journey.json`
  link.click()
  URL.revokeObjectURL(url)
}

/** Nothing when the text is no journey that was exported. */
export function readFile(text: string): JourneyFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<JourneyFile>
    return file.kind === 'yujian.journey' && file.definition !== undefined ? { ...file, references: file.references ?? [] } as JourneyFile : undefined
  } catch {
    return undefined
  }
}

/** The widget that chooses among things of a kind. */
export const PICKERS: Record<string, string> = { 'coupon-batch': 'coupon-batch-picker', account: 'account-picker', journey: 'journey-picker', webhook: 'webhook-picker', menu: 'menu-picker' }
