async function call(method, path, body) {
  const response = await fetch('/sim/api' + path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  const value = text ? JSON.parse(text) : null
  if (!response.ok) throw new Error(value?.detail || response.statusText)
  return value
}

export const get = path => call('GET', path)
export const post = (path, body) => call('POST', path, body)
export const del = path => call('DELETE', path)
