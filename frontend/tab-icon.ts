import type { Activity } from './words';

/** What stands for an activity where there is room for one letter, or for one small shape. */
export interface Sign {
  letter: string;
  shape: 'diamond' | 'disc' | 'ring' | 'dashes' | 'square';
  colour: string;
}

/** The same shapes as on the rows; colours that can be seen on a light and on a dark tab. */
export const signs: Partial<Record<Activity, Sign>> = {
  'needs-input': { letter: '◆', shape: 'diamond', colour: '#f0a030' },
  stalled: { letter: '◌', shape: 'dashes', colour: '#4d7cff' },
  working: { letter: '●', shape: 'disc', colour: '#4d7cff' },
  background: { letter: '○', shape: 'ring', colour: '#8a8f98' },
  unread: { letter: '•', shape: 'disc', colour: '#2fa36f' },
  failed: { letter: '■', shape: 'square', colour: '#d64550' },
};

export const size = 64;
const x = size * 0.72;
const y = size * 0.28;
const radius = size * 0.22;

/** The icon with a sign in its corner, cut free so that it stands out on any ground. */
export function drawSign(icon: HTMLImageElement, sign: Sign): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('nothing to draw on');
  paper.drawImage(icon, 0, 0, size, size);
  paper.globalCompositeOperation = 'destination-out';
  paper.beginPath();
  paper.arc(x, y, radius * 1.32, 0, 2 * Math.PI);
  paper.fill();
  paper.globalCompositeOperation = 'source-over';
  paper.fillStyle = paper.strokeStyle = sign.colour;
  draw(paper, sign.shape);
  return canvas.toDataURL('image/png');
}

function draw(paper: CanvasRenderingContext2D, shape: Sign['shape']): void {
  paper.beginPath();
  switch (shape) {
    case 'diamond':
      paper.moveTo(x, y - radius * 1.15);
      paper.lineTo(x + radius * 1.15, y);
      paper.lineTo(x, y + radius * 1.15);
      paper.lineTo(x - radius * 1.15, y);
      paper.fill();
      break;
    case 'square':
      paper.rect(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6);
      paper.fill();
      break;
    case 'disc':
      paper.arc(x, y, radius, 0, 2 * Math.PI);
      paper.fill();
      break;
    case 'ring':
    case 'dashes':
      paper.lineWidth = size * 0.09;
      if (shape === 'dashes') paper.setLineDash([size * 0.1, size * 0.1]);
      paper.arc(x, y, radius * 0.85, 0, 2 * Math.PI);
      paper.stroke();
      break;
  }
}
