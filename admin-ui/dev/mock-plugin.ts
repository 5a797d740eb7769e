import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import { Answer, type Call, routes } from './mock-routes.ts'

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  return text ? JSON.parse(text) : undefined
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  const kinds = [['mp.follow', '关注公众号'], ['mp.scan', '扫码'], ['mp.message', '发来消息'], ['coupon.redeemed', '核销优惠券']] as const
  const timer = setInterval(() => {
    const [type, zh] = kinds[Math.floor(Math.random() * kinds.length)]!
    const event = { type, title: { zh, en: type }, customerId: '1001', customerName: '粉丝 a1f3', at: new Date().toISOString(), latencyMs: 90 + Math.floor(Math.random() * 220) }
    response.write(`data: ${JSON.stringify(event)}\n\n`)
  }, 1200)
  response.on('close', () => clearInterval(timer))
}

function answer(middlewares: Connect.Server): void {
  middlewares.use('/api/v1', (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://mock')
      if (url.pathname === '/events/stream') return stream(response)
      const call: Call = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body: await bodyOf(request) }
      let result: Answer
      try {
        result = routes(call)
      } catch (error) {
        result = new Answer(500, { title: String(error), code: 'mock' })
      }
      response.writeHead(result.status, { 'Content-Type': result.status < 400 ? 'application/json' : 'application/problem+json' })
      response.end(result.body === undefined ? '' : JSON.stringify(result.body))
    })()
  })
}

/** For development without a backend (`npm run mock`): answers `/api/v1` from memory. Never part of a build. */
export function mockApi(): Plugin {
  return {
    name: 'yujian-mock-api',
    configureServer: (server) => answer(server.middlewares),
    configurePreviewServer: (server) => answer(server.middlewares),
  }
}
