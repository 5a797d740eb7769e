// @vitest-environment node
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, it } from 'vitest'

it('shouldBeMadeFromTheDescriptionAsItIsNow', async () => {
  const nodes = await openapiTS(new URL('./openapi.json', import.meta.url), { rootTypes: true, rootTypesNoSchemaPrefix: true })
  const stored = readFileSync(fileURLToPath(new URL('./api.ts', import.meta.url)), 'utf8')
  expect(`${COMMENT_HEADER}${astToString(nodes)}`, 'api.ts is stale: run ./yujian generate').toBe(stored)
})
