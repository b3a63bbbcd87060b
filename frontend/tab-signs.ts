import type { Activity } from './words';

/**
 * What the tab says while somebody looks elsewhere: "(2) " before the page's title for sessions that wait, and a dot on its icon. Whoever
 * sets the title knows nothing of it: the prefix comes back by itself.
 */
const dots: Partial<Record<Activity, string>> = { 'needs-input': '#f0a030', working: '#4d7cff', stalled: '#4d7cff' };
const size = 64;

export class TabSigns extends HTMLElement {
  private count = 0;
  private doing: Activity = 'idle';
  private plainIcon: string | null = null;
  private drawn: string | undefined;
  private readonly titles = new MutationObserver(() => this.entitle());

  connectedCallback(): void {
    this.hidden = true;
    // the whole head: a router may put another title element in the place of the old one
    this.titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    this.entitle();
  }

  disconnectedCallback(): void {
    this.titles.disconnect();
    this.count = 0;
    this.entitle();
    this.activity = 'idle';
  }

  set waiting(count: number) {
    this.count = count;
    this.entitle();
  }

  set activity(activity: Activity) {
    this.doing = activity;
    void this.drawIcon();
  }

  private entitle(): void {
    const plain = document.title.replace(/^\(\d+\) /, '');
    const wanted = this.count > 0 ? `(${this.count}) ${plain}` : plain;
    if (document.title !== wanted) document.title = wanted;
  }

  private async drawIcon(): Promise<void> {
    const colour = dots[this.doing];
    if (this.drawn === colour) return;
    this.drawn = colour;
    const link = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]');
    if (!link) return;
    this.plainIcon ??= link.href;
    if (!colour) {
      link.href = this.plainIcon;
      return;
    }
    try {
      const image = await loaded(this.plainIcon);
      // another state came while the icon was loading
      if (this.drawn === colour) link.href = withDot(image, colour);
    } catch {
      // a tab without a dot is better than one without an icon
      link.href = this.plainIcon;
    }
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image(size, size);
  image.src = address;
  await image.decode();
  return image;
}

function withDot(image: HTMLImageElement, colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('nothing to draw on');
  paper.drawImage(image, 0, 0, size, size);
  // cut free, so that the dot stands out on any ground
  const dot = (radius: number) => {
    paper.beginPath();
    paper.arc(size * 0.74, size * 0.26, size * radius, 0, 2 * Math.PI);
    paper.fill();
  };
  paper.globalCompositeOperation = 'destination-out';
  dot(0.29);
  paper.globalCompositeOperation = 'source-over';
  paper.fillStyle = colour;
  dot(0.22);
  return canvas.toDataURL('image/png');
}

customElements.define('talaria-tab-signs', TabSigns);
