import { language, t, te } from '@/app/i18n'
import type { ProblemDetails } from '@/generated/api'

/** RFC 9457 problem details as the server sends them, with our stable `code`. */
export type ProblemDetail = Partial<ProblemDetails> & Pick<ProblemDetails, 'status'> & { problems?: unknown[] }

export class ApiError extends Error {
  readonly problem: ProblemDetail

  constructor(problem: ProblemDetail) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`)
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code ?? String(this.problem.status)
  }
}

export interface Explanation {
  text: string
  code?: string
  traceId?: string
  fields: string[]
}

function byStatus(status: number): string {
  if (status === 0) return t('errors.network')
  if (status === 403) return t('errors.forbidden')
  if (status === 404) return t('errors.notFound')
  if (status === 409) return t('errors.conflict')
  if (status === 429 || status === 503) return t('errors.busy')
  if (status >= 500) return t('errors.server')
  return t('errors.invalid')
}

/**
 * Says in plain words what went wrong. The server's Chinese sentences know most (who, when); in English our own words
 * for the code come first.
 */
export function explain(error: unknown): Explanation {
  if (!(error instanceof ApiError)) {
    return { text: error instanceof Error ? error.message : String(error), fields: [] }
  }
  const { problem } = error
  const known = problem.code !== undefined && te(`errors.by['${problem.code}']`)
  const own = known ? t(`errors.by['${problem.code}']`) : undefined
  const detail = problem.status >= 500 || problem.status === 0 ? undefined : problem.detail
  return {
    text: (language.value === 'en' ? (own ?? detail) : (detail ?? own)) ?? byStatus(problem.status),
    code: problem.status === 0 ? undefined : (problem.code ?? String(problem.status)),
    traceId: problem.traceId,
    fields: (problem.fields ?? []).map((e) => [e.field, e.message].filter(Boolean).join('：')),
  }
}
