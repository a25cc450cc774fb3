import { expect, test } from 'vitest';
import appendedLast from '../../../tests/Wire.Tests/golden/appended-last.json';
import batch from '../../../tests/Wire.Tests/golden/batch-visitor.json';
import config from '../../../tests/Wire.Tests/golden/config.json';
import newFile from '../../../tests/Wire.Tests/golden/new-file.json';
import posted from '../../../tests/Wire.Tests/golden/post-files.json';
import problem from '../../../tests/Wire.Tests/golden/problem-offset.json';
import reserved from '../../../tests/Wire.Tests/golden/reserved.json';
import type { Appended, FileToReserve, Reserved } from '../../src/connection/file-line';
import type { FileRules } from '../../src/wire/config';
import { readProblem } from '../../src/wire/refused';
import type { Attachment, Post } from '../../src/wire/shapes';

test('Files are the same shapes on both sides (S76)', () => {
  const rules: FileRules = config.attachments;
  const file: FileToReserve = newFile;
  const begun: Reserved = reserved;
  const ended = appendedLast as Appended;
  const post: Post = posted;
  expect([rules.count, file.name, begun.chunk, post.attachments?.length]).toEqual([
    10,
    'küche.jpg',
    1_048_576,
    2,
  ]);
  expect(ended.attachment?.kind).toBe('image');
});

test('A message carries its files in their order, a picture with its size', () => {
  const [photo, plan] = batch.events.at(-1)?.attachments as Attachment[];
  expect([photo?.kind, photo?.width, photo?.height]).toEqual(['image', 1600, 1200]);
  expect([plan?.kind, plan?.width, plan?.name]).toEqual(['file', undefined, 'plan "b".pdf']);
});

test('A piece at the wrong place is told apart', () => {
  expect(readProblem(JSON.stringify(problem))?.code).toBe('offset_mismatch');
});
