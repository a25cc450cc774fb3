import type { Problem } from '../../wire/shapes';
import type { StringKey, Strings } from '../strings';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `1.4 MB`, in the language. */
export function sizeIn(locale: string, bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const unit = units[power] ?? 'byte';
  const digits = power > 0 && bytes / 1024 ** power < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(bytes / 1024 ** power);
}

const reasons = new Map<string, StringKey>([
  ['attachment_too_large', 'file.tooLarge'],
  ['attachment_type', 'file.type'],
  ['attachment_unfit', 'file.unfit'],
  ['attachment_quota', 'file.quota'],
  ['attachments_too_many', 'file.tooMany'],
  ['attachment_lost', 'file.lost'],
]);

/** Why the server does not take a file. */
export function fileReason(strings: Strings, problem: Problem): string | undefined {
  const key = reasons.get(problem.code);
  return key && strings(key);
}

/** `PDF`, or nothing where a name has no ending. */
export const endingOf = (name: string): string =>
  /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toLocaleUpperCase() ?? '';
