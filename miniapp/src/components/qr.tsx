import { Image } from '@tarojs/components';
import { useMemo } from 'react';
import { qrDrawing } from '../charts/qr.ts';
import { addressOfDrawing } from '../charts/svg.ts';
import { meaning } from '../platform/meaning.ts';

export function QrCode({ text, says }: { text: string; says: string }) {
  const address = useMemo(() => addressOfDrawing(qrDrawing(text)), [text]);
  // Long press on WeChat offers to save or send the picture.
  return <Image className="qr" src={address} showMenuByLongpress {...meaning({ role: 'img', label: says })} />;
}
