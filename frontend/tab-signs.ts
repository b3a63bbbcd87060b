import { drawSign, signs, size } from './tab-icon';
import type { Activity } from './words';

/**
 * What the tab says while somebody looks elsewhere: a sign before the page's title, with the number of sessions that wait, and the same sign
 * on its icon. Whoever sets the title knows nothing of it: the sign comes back by itself.
 */
export class TabSigns extends HTMLElement {
  private count = 0;
  private doing: Activity = 'idle';
  private plainIcon: string | null = null;
  private drawn: Activity | undefined;
  private readonly titles = new MutationObserver(() => this.entitle());

  connectedCallback(): void {
    this.hidden = true;
    // the whole head: a router may put another title element in the place of the old one
    this.titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    this.show();
  }

  /** What is known stays known: an element that only moves in the page is not told again. */
  disconnectedCallback(): void {
    this.titles.disconnect();
    this.show();
  }

  set waiting(count: number) {
    this.count = count;
    this.entitle();
  }

  set activity(activity: Activity) {
    this.doing = activity;
    this.show();
  }

  private show(): void {
    this.entitle();
    void this.drawIcon();
  }

  private entitle(): void {
    const plain = document.title.replace(/^(?:[◆◌●○•■] )?(?:\(\d+\) )?/u, '');
    const sign = this.isConnected ? signs[this.doing] : undefined;
    const count = this.isConnected ? this.count : 0;
    const wanted = `${sign ? `${sign.letter} ` : ''}${count > 0 ? `(${count}) ` : ''}${plain}`;
    if (document.title !== wanted) document.title = wanted;
  }

  private async drawIcon(): Promise<void> {
    const doing = this.isConnected ? this.doing : 'idle';
    if (this.drawn === doing) return;
    this.drawn = doing;
    const link = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]');
    if (!link) return;
    this.plainIcon ??= link.href;
    const sign = signs[doing];
    if (!sign) {
      link.href = this.plainIcon;
      return;
    }
    try {
      const image = await loaded(this.plainIcon);
      // another state came while the icon was loading
      if (this.drawn === doing) link.href = drawSign(image, sign);
    } catch {
      // a tab without a sign is better than one without an icon
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

customElements.define('talaria-tab-signs', TabSigns);
