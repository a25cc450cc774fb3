import { randomBytes } from 'node:crypto';
import { Problem } from './problem.mjs';

const chunk = 1024 * 1024;
const most = 25 * 1024 * 1024;

/** The files of docs/wire.md in memory. Pictures are told by their first bytes and shown as they are. */
export class Files {
  all = new Map();
  /** Called before a piece is taken; may throw or wait. */
  onPiece = async () => undefined;

  reserve(session, { clientId, name, size, type }) {
    if (size > most) throw new Problem(413, 'attachment_too_large');
    if (/\.(exe|bat|js)$/i.test(name)) throw new Problem(415, 'attachment_type');
    let file = [...this.all.values()].find((one) => one.session === session && one.clientId === clientId);
    if (!file) {
      const id = randomBytes(16).toString('base64url');
      file = { id, session, clientId, name, size, type, bytes: Buffer.alloc(0) };
      this.all.set(id, file);
    }
    return { id: file.id, offset: file.bytes.length, chunk };
  }

  async append(session, id, offset, piece) {
    const file = this.of(session, id);
    await this.onPiece(file, offset);
    if (offset !== file.bytes.length) {
      const problem = new Problem(409, 'offset_mismatch');
      problem.body.offset = file.bytes.length;
      throw problem;
    }
    file.bytes = Buffer.concat([file.bytes, piece]);
    const done = file.bytes.length === file.size;
    return { offset: file.bytes.length, ...(done && { attachment: this.ready(session, id) }) };
  }

  of(session, id) {
    const file = this.all.get(id);
    if (file?.session !== session) throw new Problem(404, 'not_found');
    return file;
  }

  ready(session, id) {
    const { name, size, bytes } = this.of(session, id);
    if (bytes.length < size) throw new Problem(422, 'attachment_unfit');
    const picture = sizeOf(bytes);
    const type = picture?.type ?? 'application/octet-stream';
    return { id, name, size, type, kind: picture ? 'image' : 'file', ...picture };
  }
}

function sizeOf(bytes) {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47)
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xc3)
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
