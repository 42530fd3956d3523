import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemDocument } from '../problems/problem';

const statusByCode: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Bytes that never became a request: there is no reply object to answer with, only the socket. */
export function onClientError(error: Error & { readonly code: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = statusByCode[error.code] ?? 400;
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const detail = 'The connection did not carry a complete, well-formed HTTP request.';
  const body = JSON.stringify(problemDocument({ status, slug, title, detail }));
  const head = `HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json\r\n`;
  if (socket.writable) socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  else socket.destroy();
}
