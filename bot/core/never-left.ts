/** Codes of a connection that was never opened. */
const UNOPENED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** Whether an error of `fetch` says that the connection was never opened, so that nothing can have arrived. */
export function neverLeft(error: unknown): boolean {
  const code = fieldOf(fieldOf(error, 'cause'), 'code');
  return typeof code === 'string' && UNOPENED.includes(code);
}

function fieldOf(value: unknown, name: 'cause' | 'code'): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
