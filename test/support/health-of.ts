/** What a running bot tells of itself at its HEALTH_PORT; null: it does not answer. */
export async function healthAt(port: number): Promise<{ readonly status: number; readonly body: Record<string, unknown> } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return null;
  }
}
