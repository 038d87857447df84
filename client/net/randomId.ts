const ID_BYTES = 12;
const TOKEN_BYTES = 16;

/** 96 random bits as base64url; `crypto.randomUUID` is missing on http addresses of a local network. */
export function randomId(): string {
  return randomBase64Url(ID_BYTES);
}

/** 128 random bits as base64url. */
export function randomToken(): string {
  return randomBase64Url(TOKEN_BYTES);
}

function randomBase64Url(byteCount: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
