import type { Prepare } from '../../connection/uploads';

const most = 2560;
const photo = /^image\/(jpeg|webp|png|heic|heif)$/;
const measured = /^image\/(jpeg|webp|png|gif|avif|bmp|heic|heif)$/;

/** Draws photos over 2,560 px anew, upright and without what else the camera wrote into them; everything is measured (V16). */
export const shrink: Prepare = async (file) => {
  if (!measured.test(file.type)) return undefined;
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const scale = most / Math.max(width, height);
  if (scale >= 1 || !photo.test(file.type)) return (picture.close(), { blob: file, width, height });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const type = file.type === 'image/png' ? file.type : 'image/jpeg';
  const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.86));
  const { width: w, height: h } = canvas;
  canvas.width = 0;
  return smaller && smaller.size < file.size
    ? { blob: smaller, width: w, height: h }
    : { blob: file, width, height };
};
