interface Request {
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
}

/** The bytes of a POST, made beforehand: the generator only sends them. */
export function postOf({ path, token, body }: Request): Buffer {
  const content = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    `Content-Length: ${Buffer.byteLength(content)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${content}`);
}
